package org.stepdown.referral.loop.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import org.stepdown.referral.loop.Target.Kind;
import org.stepdown.referral.loop.web.TargetBody.Setting;

/** Says all that is wrong with a target at once. Where it leads is checked when it is connected to, not here. */
@Component
final class TargetCheck {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N} _.:/-]{1,100}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9a-fA-F:]{2,45}");
    private static final Set<String> VERSIONS =
            Set.of("2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1", "2.8");

    private final SslBundles bundles;

    TargetCheck(SslBundles bundles) {
        this.bundles = bundles;
    }

    /**
     * What is wrong, by field.
     *
     * @param secret the secret that will stand
     */
    List<String> problems(String name, Setting setting, @Nullable String secret) {
        List<String> problems = new ArrayList<>();
        need(NAME.matcher(name).matches(), "name: small letters, digits and hyphens, at most 63", problems);
        need(setting.facility() != null && isCode(setting.facility()), "facility: required (MSH-4)", problems);
        need(
                setting.application() == null || isCode(setting.application()),
                "application: not a name (MSH-3)",
                problems);
        if (setting.kind() == null) {
            problems.add("kind: WEBHOOK, FHIR_TASK or HL7_MLLP");
            return problems;
        }
        switch (setting.kind()) {
            case WEBHOOK -> webhook(setting, secret, problems);
            case FHIR_TASK -> fhir(setting, secret, problems);
            case HL7_MLLP -> mllp(setting, secret, problems);
        }
        return problems;
    }

    private static void webhook(Setting setting, @Nullable String secret, List<String> problems) {
        need(isAddress(setting.url(), true), "url: an http or https address without credentials or fragment", problems);
        need(isKey(secret), "secret: whsec_ and 24 to 64 bytes in Base64", problems);
        onlyFor(Kind.FHIR_TASK, setting.update(), "update", problems);
        noMllp(setting, problems);
    }

    private static void fhir(Setting setting, @Nullable String secret, List<String> problems) {
        need(isAddress(setting.url(), false), "url: the base of a FHIR server, without query or credentials", problems);
        boolean token = secret == null || secret.matches("[\\x21-\\x7e]{1,4000}");
        need(token, "secret: a bearer token", problems);
        noMllp(setting, problems);
    }

    private void mllp(Setting setting, @Nullable String secret, List<String> problems) {
        need(setting.host() != null && HOST.matcher(setting.host()).matches(), "host: a name or address", problems);
        need(setting.port() != null && setting.port() > 0 && setting.port() < 65536, "port: 1 to 65535", problems);
        need(setting.version() == null || VERSIONS.contains(setting.version()), "version: 2.3 to 2.8", problems);
        for (String name : new String[] {setting.receivingApplication(), setting.receivingFacility()}) {
            need(name == null || isCode(name), "receivingFacility: not a name, or receivingApplication", problems);
        }
        String bundle = setting.tlsBundle();
        need(bundle == null || bundles.getBundleNames().contains(bundle), "tlsBundle: no such SSL bundle", problems);
        need(secret == null, "secret: MLLP has none", problems);
        onlyFor(Kind.WEBHOOK, setting.url(), "url", problems);
        onlyFor(Kind.FHIR_TASK, setting.update(), "update", problems);
    }

    private static void noMllp(Setting setting, List<String> problems) {
        onlyFor(Kind.HL7_MLLP, setting.host(), "host", problems);
        onlyFor(Kind.HL7_MLLP, setting.port(), "port", problems);
        onlyFor(Kind.HL7_MLLP, setting.tlsBundle(), "tlsBundle", problems);
        onlyFor(Kind.HL7_MLLP, setting.version(), "version", problems);
        onlyFor(Kind.HL7_MLLP, setting.appointments(), "appointments", problems);
        onlyFor(Kind.HL7_MLLP, setting.receivingApplication(), "receivingApplication", problems);
        onlyFor(Kind.HL7_MLLP, setting.receivingFacility(), "receivingFacility", problems);
    }

    private static boolean isCode(String value) {
        return CODE.matcher(value).matches() && !value.isBlank();
    }

    private static boolean isKey(@Nullable String secret) {
        if (secret == null || !secret.startsWith("whsec_")) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(secret.substring(6)).length;
            return bytes >= 24 && bytes <= 64;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAddress(@Nullable String url, boolean query) {
        if (url == null || url.length() > 2000) {
            return false;
        }
        try {
            URI address = new URI(url);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null
                    && (query || address.getQuery() == null);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void onlyFor(Kind kind, @Nullable Object value, String field, List<String> problems) {
        need(value == null, field + ": only for " + kind, problems);
    }

    private static void need(boolean fulfilled, String problem, List<String> problems) {
        if (!fulfilled && !problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
