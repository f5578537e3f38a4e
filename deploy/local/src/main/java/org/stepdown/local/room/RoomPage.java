package org.stepdown.local.room;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page as it is before anything has been read; {@code room.js} fills in what is alive and keeps it so. */
final class RoomPage {

    private RoomPage() {}

    static String html(Services services) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Control room · Stepdown</title>
                <link rel="icon" href="/stepdown/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/pico.min.css">
                <link rel="stylesheet" href="/stepdown/stepdown.css">
                <link rel="stylesheet" href="/room/room.css">
                <script src="/room/room.js" defer></script>
                </head>
                <body>
                <a class="skip" href="#main">Skip to the content</a>
                <header class="head">
                <div class="top"><div class="container bar">
                <a class="brand" href="/"><img src="/stepdown/icon.svg" alt="" width="28" height="28"> Stepdown</a>
                <nav aria-label="Product"><ul>
                <li><a href="/" aria-current="page">Control room</a></li>
                %s</ul></nav>
                </div></div>
                <div class="container heading"><h1>Control room</h1></div>
                </header>
                <main id="main" class="container" tabindex="-1">
                <p id="stale" class="banner" role="status" data-live="stale"></p>
                <noscript><p class="banner">Without script the figures stand still: they come as JSON from /live.</p></noscript>
                <section aria-labelledby="way-heading"><h2 id="way-heading">The way of a message</h2>
                <div class="panel picture">%s%s</div></section>
                <section aria-labelledby="care-heading"><h2 id="care-heading">Care</h2>
                <dl class="figures">%s</dl></section>
                <section aria-labelledby="hops-heading"><h2 id="hops-heading">Hop by hop</h2>
                <div class="scroll" tabindex="0" role="region" aria-label="Table of hops"><table>
                <thead><tr><th scope="col">Hop</th><th scope="col">State</th><th scope="col" class="number">Rate</th>\
                <th scope="col" class="number">Waiting</th><th scope="col" class="number">Oldest</th>\
                <th scope="col" class="number">Failed, 15 min</th></tr></thead>
                <tbody>%s</tbody></table></div></section>
                <section aria-labelledby="failures-heading"><h2 id="failures-heading">Last failures</h2>
                <div class="panel"><ol id="failures" class="failures"></ol><p id="no-failures" class="quiet">None since this \
                page's figures began.</p>
                <p class="more"><a href="%s/intake#held">Quarantine</a> <a href="%s/dead-letters">Dead letters of \
                intake</a> <a href="%s/dead-letters">of placement</a> <a href="%s/dead-letters">of alerts</a></p></div></section>
                <section aria-labelledby="plots-heading"><h2 id="plots-heading">The last hour</h2>
                <div class="grid-2">%s</div></section>
                </main>
                <footer class="container bottom"><small>As of <span data-live="as-of"></span>. All figures are the services' own \
                metrics; no patient is named.</small></footer>
                </body>
                </html>
                """.formatted(
                        navigation(services),
                        Picture.across(),
                        Picture.down(),
                        care(),
                        Stream.of(Hop.values()).map(RoomPage::row).collect(Collectors.joining()),
                        services.referral(),
                        services.referral(),
                        services.enrollment(),
                        services.notification(),
                        Plots.html());
    }

    private static String navigation(Services services) {
        return link(services.notification() + "/inbox", "Inbox")
                + link(services.enrollment() + "/board", "Board")
                + link(services.enrollment() + "/waitlist", "Waitlist")
                + link(services.enrollment() + "/review", "Review")
                + link(services.enrollment() + "/reports", "Reports")
                + link(services.referral() + "/intake", "Intake")
                + link(services.notification() + "/metrics", "Metrics");
    }

    private static String link(String address, String name) {
        return "<li><a href=\"%s\">%s</a></li>\n".formatted(Words.escaped(address), name);
    }

    private static String care() {
        return figure("Placed, last hour", "placed", "")
                + figure("In seats", "in-seats", "")
                + figure("Free seats", "free", "")
                + figure("Waiting for a seat", "waiting", "waiting-age")
                + figure("In review", "in-review", "")
                + figure("Missed clocks, 40 days", "missed", "warned")
                + figure("Urgent, not acknowledged", "urgent", "overdue")
                + figure("Message to alert, mean", "latency", "");
    }

    private static String figure(String title, String key, String beside) {
        String small = beside.isEmpty() ? "" : " <small data-live=\"" + beside + "\"></small>";
        return "<div><dt>%s</dt><dd data-state=\"%s\"><span data-live=\"%s\">–</span>%s</dd></div>\n"
                .formatted(title, key, key, small);
    }

    private static String row(Hop hop) {
        String key = hop.name().toLowerCase(Locale.ROOT);
        return """
                <tr><th scope="row">%s <small class="quiet">%s</small></th>\
                <td><span class="badge" data-state="%s" data-live="%s-state">–</span></td>\
                <td class="number" data-live="%s-rate">–</td><td class="number" data-live="%s-waiting">–</td>\
                <td class="number" data-live="%s-age">–</td><td class="number" data-live="%s-errors">–</td></tr>
                """.formatted(hop.title, hop.carries, key, key, key, key, key, key);
    }
}
