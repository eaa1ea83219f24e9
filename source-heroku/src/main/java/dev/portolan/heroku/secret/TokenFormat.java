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
    AWS("(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])"),
    GOOGLE("AIza[\\w-]{35}"),
    GITHUB("gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\\w{20,255}"),
    GITLAB("glpat-[\\w-]{20,255}"),
    HEROKU("HRKU-[\\w-]{30,255}"),
    STRIPE("(?:sk|rk)_(?:test|live|prod)_[A-Za-z0-9]{8,255}"),
    SENDGRID("(?<![A-Za-z0-9])SG\\.[\\w=.-]{20,255}"),
    MAILGUN("(?<![A-Za-z0-9-])key-[0-9a-f]{32}(?![0-9a-f])"),
    SLACK("xox[abprs]-[\\w-]{10,255}"),
    OPENAI("(?<![A-Za-z0-9-])sk-(?=[A-Za-z_-]{0,64}[0-9])[\\w-]{20,255}"),
    NPM("npm_[A-Za-z0-9]{36}"),
    SENTRY("sntrys_[\\w+/=-]{20,1000}"),
    NEW_RELIC("NRAK-\\w{10,255}|NRJS-\\w{10,255}"),
    TELEGRAM("(?<![0-9])[0-9]{8,10}:AA[\\w-]{32,35}"),
    HUGGING_FACE("hf_[A-Za-z0-9]{30,255}"),
    DIGITAL_OCEAN("do[opr]_v1_[0-9a-f]{64}"),
    SHOPIFY("shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
    WEB_TOKEN("(?<![A-Za-z0-9])ey[\\w-]{8,2000}\\.ey[\\w-]{8,2000}\\.[\\w-]{8,2000}"),
    PRIVATE_KEY("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{0,20000}(?:-----END [A-Z ]{0,40}-----)?");

    private final Pattern pattern;

    TokenFormat(String expression) {
        pattern = Pattern.compile(expression);
    }

    /** Where tokens of all these forms stand. */
    static List<Piece> in(String text) {
        var pieces = new ArrayList<Piece>();
        for (TokenFormat format : values()) {
            Matcher token = format.pattern.matcher(text);
            while (token.find()) {
                pieces.add(new Piece(token.start(), token.end()));
            }
        }
        return pieces;
    }
}
