package org.stepdown.audit.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.audit.Entry;
import org.stepdown.audit.KeptEntry;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Outcome;
import org.stepdown.audit.chain.Watch;
import org.stepdown.audit.search.Entries;
import org.stepdown.audit.search.Filter;

/** The page of the audit: newest first, searched by form, so that a search is an address that can be kept. */
@Controller
class AuditPage {

    private static final int ROWS = 50;
    private static final int OBJECTS_SHOWN = 3;

    private final Entries entries;
    private final Watch watch;
    private final String service;
    private final Map<String, String> services;
    private final DateTimeFormatter times;
    private final ZoneId zone;

    AuditPage(Entries entries, Watch watch, String service, Map<String, String> services, ZoneId zone) {
        this.entries = entries;
        this.watch = watch;
        this.service = service;
        this.services = services;
        this.zone = zone;
        this.times =
                DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US).withZone(zone);
    }

    /** As the table shows an entry. */
    record Row(
            long id,
            String at,
            String who,
            String roles,
            String kind,
            String what,
            List<String> objects,
            int more,
            String criteria,
            Outcome outcome,
            String code,
            int times,
            String client,
            String sealed) {}

    @GetMapping("/audit")
    ModelAndView entries(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        LocalDate first = Asked.date(from);
        LocalDate last = Asked.date(to);
        Filter filter = new Filter(
                Asked.text(account),
                Asked.one(Kind.class, kind),
                Asked.one(Outcome.class, outcome),
                Asked.text(object),
                first == null ? null : start(first),
                last == null ? null : start(last.plusDays(1)));
        List<KeptEntry> found = entries.page(filter, before, ROWS + 1);
        List<Row> rows = found.stream().limit(ROWS).map(this::row).toList();
        ModelAndView page = new ModelAndView("audit/audit");
        page.addObject("service", service);
        page.addObject("services", services);
        page.addObject("zone", zone);
        page.addObject("rows", rows);
        page.addObject("filter", filter);
        page.addObject("first", first);
        page.addObject("last", last);
        page.addObject("kinds", words(Kind.values()));
        page.addObject("outcomes", words(Outcome.values()));
        page.addObject("intact", watch.isIntact());
        page.addObject("verified", watch.verified());
        page.addObject("export", export(filter));
        page.addObject(
                "older",
                found.size() > ROWS ? older(filter, first, last, rows.getLast().id()) : null);
        return page;
    }

    private static String export(Filter filter) {
        return address(
                "/audit/export",
                "account",
                filter.account(),
                "kind",
                filter.kind(),
                "outcome",
                filter.outcome(),
                "object",
                filter.object(),
                "from",
                filter.from(),
                "to",
                filter.to());
    }

    private static String older(Filter filter, @Nullable LocalDate first, @Nullable LocalDate last, long before) {
        return address(
                "/audit",
                "account",
                filter.account(),
                "kind",
                filter.kind(),
                "outcome",
                filter.outcome(),
                "object",
                filter.object(),
                "from",
                first,
                "to",
                last,
                "before",
                before);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Row row(KeptEntry kept) {
        Entry entry = kept.entry();
        List<String> objects = entry.objects();
        String account = entry.actor().account();
        String client = entry.origin().client();
        return new Row(
                kept.id(),
                times.format(entry.at()),
                account == null ? "nobody signed in" : account,
                String.join(
                        ", ",
                        entry.actor().roles().stream().map(AuditPage::said).toList()),
                said(entry.kind().name()),
                entry.what(),
                objects.stream().limit(OBJECTS_SHOWN).toList(),
                Math.max(0, objects.size() - OBJECTS_SHOWN),
                String.join(", ", entry.criteria()),
                entry.outcome(),
                entry.code(),
                entry.times(),
                client == null ? "" : client,
                kept.sequence() == null ? "not yet" : String.valueOf(kept.sequence()));
    }

    /** Without what was left empty; every value is encoded, whatever somebody has typed. */
    private static String address(String path, @Nullable Object... namesAndValues) {
        StringBuilder address = new StringBuilder(path);
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(namesAndValues[i])
                        .append('=')
                        .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
            }
        }
        return address.toString();
    }

    private static Map<String, String> words(Enum<?>[] codes) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Enum<?> code : codes) {
            words.put(code.name(), said(code.name()));
        }
        return words;
    }

    private static String said(String code) {
        String spaced = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
