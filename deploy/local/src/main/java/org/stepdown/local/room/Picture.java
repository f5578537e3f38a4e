package org.stepdown.local.room;

import java.util.List;
import java.util.Locale;

/** The way of a message, drawn: once across a screen, once down a phone. Texts that change bear the key of their figure. */
final class Picture {

    private Picture() {}

    private record Box(String name, String says, int x, int y, String live) {}

    /** Where a hop's line runs and where its figures stand. */
    private record Arrow(Hop hop, String path, int x, int y, String anchor) {}

    static String across() {
        List<Box> boxes = List.of(
                new Box("Hospitals", "HL7 v2, FHIR, JSON", 10, 130, ""),
                new Box("referral-service", "history, screening", 265, 130, "up-0"),
                new Box("enrollment-service", "seats, waitlist", 520, 130, "up-1"),
                new Box("notification-service", "alerts, escalation", 775, 130, "up-2"),
                new Box("Staff", "inbox, email, SMS", 1030, 130, ""));
        List<Arrow> arrows = List.of(
                new Arrow(Hop.INTAKE, "M170 165 H257", 217, 60, "middle"),
                new Arrow(Hop.HISTORY, "M305 130 C305 84 385 84 385 124", 345, 10, "middle"),
                new Arrow(Hop.PLACEMENT, "M425 165 H512", 472, 60, "middle"),
                new Arrow(Hop.NOTICES, "M680 165 H767", 727, 60, "middle"),
                new Arrow(Hop.STAFF, "M935 165 H1022", 982, 60, "middle"),
                new Arrow(Hop.LOOP, "M600 200 V300 H90 V208", 345, 220, "middle"));
        return svg("across", 1200, 320, boxes, arrows);
    }

    static String down() {
        List<Box> boxes = List.of(
                new Box("Hospitals", "HL7 v2, FHIR, JSON", 40, 10, ""),
                new Box("referral-service", "history, screening", 40, 190, "up-0"),
                new Box("enrollment-service", "seats, waitlist", 40, 440, "up-1"),
                new Box("notification-service", "alerts, escalation", 40, 620, "up-2"),
                new Box("Staff", "inbox, email, SMS", 40, 800, ""));
        List<Arrow> arrows = List.of(
                new Arrow(Hop.INTAKE, "M110 80 V182", 125, 92, "start"),
                new Arrow(Hop.HISTORY, "M200 210 H260 V245 H208", 215, 252, "start"),
                new Arrow(Hop.PLACEMENT, "M110 260 V432", 125, 340, "start"),
                new Arrow(Hop.NOTICES, "M110 510 V612", 125, 520, "start"),
                new Arrow(Hop.STAFF, "M110 690 V792", 125, 700, "start"),
                new Arrow(Hop.LOOP, "M40 475 H16 V45 H32", 212, 432, "start"));
        return svg("down", 340, 880, boxes, arrows);
    }

    private static String svg(String name, int width, int height, List<Box> boxes, List<Arrow> arrows) {
        StringBuilder svg = new StringBuilder("""
                <svg class="way %s" viewBox="0 0 %d %d" role="img" aria-label="The way of a message from the hospitals to \
                staff; the table below says the same">
                <defs><marker id="tip-%s" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" \
                orient="auto"><path d="M0 0 L10 5 L0 10 z"/></marker></defs>
                """.formatted(name, width, height, name));
        arrows.forEach(arrow -> svg.append(arrow(arrow, name)));
        boxes.forEach(box -> svg.append(box(box)));
        return svg.append("</svg>\n").toString();
    }

    private static String box(Box box) {
        String state = box.live().isEmpty()
                ? ""
                : "<text x=\"%d\" y=\"%d\" class=\"small\" data-live=\"%s\"></text>"
                        .formatted(box.x() + 80, box.y() + 62, box.live());
        return """
                <g class="box"%s><rect x="%d" y="%d" width="160" height="70" rx="10"/>\
                <text x="%d" y="%d" class="name">%s</text><text x="%d" y="%d" class="small">%s</text>%s</g>
                """.formatted(
                        box.live().isEmpty() ? "" : " data-state=\"" + box.live() + "\"",
                        box.x(),
                        box.y(),
                        box.x() + 80,
                        box.y() + 25,
                        box.name(),
                        box.x() + 80,
                        box.y() + 44,
                        box.says(),
                        state);
    }

    private static String arrow(Arrow arrow, String name) {
        String key = arrow.hop().name().toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder();
        String[] lines = {
            "<tspan class=\"topic\">" + arrow.hop().carries + "</tspan>",
            "<tspan class=\"strong\" data-live=\"" + key + "-rate\"></tspan>",
            "<tspan data-live=\"" + key + "-waiting-line\"></tspan>",
            "<tspan data-live=\"" + key + "-error-line\"></tspan>"
        };
        for (int i = 0; i < lines.length; i++) {
            text.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>"
                    .formatted(arrow.x(), arrow.y() + 16 + i * 17, arrow.anchor(), lines[i]));
        }
        return """
                <g class="hop" data-state="%s"><path d="%s" marker-end="url(#tip-%s)"/>%s</g>
                """.formatted(key, arrow.path(), name, text);
    }
}
