package dev.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.source.Source;
import dev.portolan.spi.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * On the class path the services files count, which AutoService writes; on the module path the descriptors, which we
 * write by hand. Both must name the same classes, or a provider is found in one world and missing in the other.
 */
class ServicesTest {
    private static final List<Class<?>> SERVICES = List.of(Provider.class, Source.class);

    @Test
    void moduleDescriptorsAndServicesFilesNameTheSameClasses() throws IOException {
        assertThat(fromDescriptors()).isNotEmpty().isEqualTo(fromServicesFiles());
    }

    @Test
    void everyServiceHasAnImplementationThatLoads() {
        for (Class<?> service : SERVICES) {
            assertThat(ServiceLoader.load(service)).as(service.getName()).isNotEmpty();
        }
    }

    private static Set<String> fromServicesFiles() throws IOException {
        var found = new TreeSet<String>();
        for (Class<?> service : SERVICES) {
            String path = "META-INF/services/" + service.getName();
            for (URL file : onTheClassPath(path)) {
                String text = new String(bytes(file), StandardCharsets.UTF_8);
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(name -> found.add(entry(service.getName(), name, file, path)));
            }
        }
        return found;
    }

    private static Set<String> fromDescriptors() throws IOException {
        var found = new TreeSet<String>();
        String path = "module-info.class";
        for (URL file : onTheClassPath(path)) {
            try (InputStream in = file.openStream()) {
                for (var provided : ModuleDescriptor.read(in).provides()) {
                    if (SERVICES.stream().anyMatch(it -> it.getName().equals(provided.service()))) {
                        provided.providers().forEach(name -> found.add(entry(provided.service(), name, file, path)));
                    }
                }
            }
        }
        return found;
    }

    private static List<URL> onTheClassPath(String path) throws IOException {
        return Collections.list(ServicesTest.class.getClassLoader().getResources(path));
    }

    private static byte[] bytes(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return in.readAllBytes();
        }
    }

    /** The jar or folder belongs to it: a class must be named in both files of the same module. */
    private static String entry(String service, String name, URL file, String path) {
        String place = file.toString();
        return service + " " + name + " in " + place.substring(0, place.length() - path.length());
    }
}
