package dev.portolan.testkit;

import dev.portolan.testkit.Breach.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects breaches; of many that have the same shape the first is told. */
final class Breaches {
    private final Map<List<Object>, Breach> breaches = new LinkedHashMap<>();

    void add(String shape, Rule rule, Sample sample, String subject, String found, String remedy) {
        breaches.putIfAbsent(List.of(rule, shape, remedy), new Breach(rule, sample.name(), subject, found, remedy));
    }

    void add(Breach breach) {
        breaches.putIfAbsent(List.of(breach.rule(), breach.subject(), breach.remedy()), breach);
    }

    void addAll(Breaches others) {
        others.breaches.forEach(breaches::putIfAbsent);
    }

    List<Breach> all() {
        return List.copyOf(breaches.values());
    }
}
