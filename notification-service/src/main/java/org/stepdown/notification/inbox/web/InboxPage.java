package org.stepdown.notification.inbox.web;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.stepdown.audit.requests.Audited;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Staff;
import org.stepdown.notification.face.FaceProperties;

/** The inbox page, its live part, the hand-over sheet, and what happened around one referral. */
@Controller
class InboxPage {

    private static final String STAFF = "staff";

    private final InboxReading reading;
    private final Timelines timelines;
    private final LivePages pages;
    private final DirectoryRecords directory;
    private final FaceProperties face;
    private final Clock clock;

    InboxPage(
            InboxReading reading,
            Timelines timelines,
            LivePages pages,
            DirectoryRecords directory,
            FaceProperties face,
            Clock clock) {
        this.reading = reading;
        this.timelines = timelines;
        this.pages = pages;
        this.directory = directory;
        this.face = face;
        this.clock = clock;
    }

    /** With {@code ?q=} and an alert's id it is the address that emails and chat messages give. */
    @GetMapping("/")
    String home(@ModelAttribute Filter filter) {
        return "redirect:/inbox" + filter.query();
    }

    @GetMapping("/inbox")
    String page(@ModelAttribute Filter filter, @RequestAttribute(STAFF) String staff, Model model) {
        return show("inbox", filter, staff, null, model);
    }

    /** What an open page fetches when it hears of a change. */
    @GetMapping("/inbox/alerts")
    String alerts(@ModelAttribute Filter filter, @RequestAttribute(STAFF) String staff, Model model) {
        return show("alerts :: update", filter, staff, null, model);
    }

    @GetMapping("/inbox/hand-over")
    String handOver(@ModelAttribute Filter filter, @RequestAttribute(STAFF) String staff, Model model) {
        return show("hand-over", filter, staff, null, model);
    }

    @GetMapping("/inbox/referrals/{referral}")
    String timeline(@PathVariable UUID referral, Model model) {
        model.addAttribute("timeline", timelines.ofReferral(referral));
        model.addAttribute("times", times());
        return "timeline";
    }

    @GetMapping("/inbox/alerts/{alert}")
    String history(@PathVariable UUID alert, Model model) {
        model.addAttribute("timeline", timelines.ofAlert(alert));
        model.addAttribute("times", times());
        return "timeline";
    }

    @GetMapping(path = "/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(HttpSession session) {
        return pages.open(session.getId());
    }

    String show(String view, Filter filter, String staff, @Nullable String problem, Model model) {
        Inbox inbox = reading.now(filter, staff);
        Audited.shown(inbox.waiting(), Item::id);
        Audited.shown(inbox.handled(), Item::id);
        model.addAttribute("inbox", inbox);
        model.addAttribute("filter", filter);
        model.addAttribute("topics", Arrays.asList(Topic.values()));
        model.addAttribute("problem", problem);
        model.addAttribute("colleagues", colleagues());
        model.addAttribute("times", times());
        return view;
    }

    /** Who can be given an alert, by name. */
    private List<Staff> colleagues() {
        return directory.directory().staff().values().stream()
                .filter(Staff::active)
                .sorted(Comparator.comparing(Staff::name).thenComparing(Staff::account))
                .toList();
    }

    private Times times() {
        return new Times(face.zone(), clock.instant());
    }
}
