package dev.portolan.heroku.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms that only secrets have, wherever they stand: what vendors give out with a mark of their own, as
 * <a href="https://github.com/gitleaks/gitleaks">gitleaks</a> lists them, and private keys.
 */
enum TokenFormat {
    AWS(
            "(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])",
            "A3T",
            "AKIA",
            "ASIA",
            "ABIA",
            "ACCA"),
    GOOGLE("AIza[\\w-]{35}", "AIza"),
    GITHUB("gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\\w{20,}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
    GITLAB("glpat-[\\w-]{20,}", "glpat-"),
    HEROKU("HRKU-[\\w-]{30,}", "HRKU-"),
    STRIPE("(?:sk|rk)_(?:test|live|prod)_[A-Za-z0-9]{8,}", "sk_", "rk_"),
    SENDGRID("(?<![A-Za-z0-9])SG\\.[\\w=.-]{20,}", "SG."),
    MAILGUN("(?<![A-Za-z0-9-])key-[0-9a-f]{32}(?![0-9a-f])", "key-"),
    SLACK("xox[abprs]-[\\w-]{10,}", "xox"),
    OPENAI("(?<![A-Za-z0-9-])sk-(?=[A-Za-z_-]{0,64}[0-9])[\\w-]{20,}", "sk-"),
    NPM("npm_[A-Za-z0-9]{36}", "npm_"),
    SENTRY("sntrys_[\\w+/=-]{20,}", "sntrys_"),
    NEW_RELIC("NRAK-\\w{10,}|NRJS-\\w{10,}", "NRAK-", "NRJS-"),
    TELEGRAM("(?<![0-9])[0-9]{8,10}:AA[\\w-]{32,35}", ":AA"),
    HUGGING_FACE("hf_[A-Za-z0-9]{30,}", "hf_"),
    DIGITAL_OCEAN("do[opr]_v1_[0-9a-f]{64}", "_v1_"),
    SHOPIFY("shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}", "shp"),
    WEB_TOKEN("(?<![A-Za-z0-9_-])ey[\\w-]{8,}\\.ey[\\w-]{8,}\\.[\\w-]{8,}", ".ey"),
    PRIVATE_KEY("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*+(?:-----END [A-Z ]{0,40}-----)?", "-----BEGIN ");

    /** No token is shorter: {@code xoxb-} of Slack, or {@code NRAK-} of New Relic, and ten more. */
    private static final int SHORTEST = 15;

    private final Pattern pattern;
    private final List<String> marks;

    /** Only a text with one of the marks in it is looked through: nearly none has any. */
    TokenFormat(String expression, String... marks) {
        pattern = Pattern.compile(expression);
        this.marks = List.of(marks);
    }

    /** Where tokens of all these forms stand. */
    static List<Piece> in(String text) {
        if (text.length() < SHORTEST) {
            return List.of();
        }
        var pieces = new ArrayList<Piece>();
        for (TokenFormat format : values()) {
            if (format.mayBeIn(text)) {
                Matcher token = format.pattern.matcher(text);
                while (token.find()) {
                    pieces.add(new Piece(token.start(), token.end()));
                }
            }
        }
        return pieces;
    }

    private boolean mayBeIn(String text) {
        for (String mark : marks) {
            if (text.contains(mark)) {
                return true;
            }
        }
        return false;
    }
}
