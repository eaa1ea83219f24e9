package dev.portolan.naming;

import java.util.regex.Pattern;

/** What the stage of an app may be called. */
public final class StageName {
    /** The rule in words for people. */
    public static final String RULE = "1 to 63 small letters, digits or '-', the first and the last a letter or digit";

    private static final Pattern LEGAL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private StageName() {}

    /** Whether a stage may be called that: {@link #RULE}. */
    public static boolean isLegal(String text) {
        return LEGAL.matcher(text).matches();
    }
}
