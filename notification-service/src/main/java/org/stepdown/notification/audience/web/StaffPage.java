package org.stepdown.notification.audience.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.delivery.Channel;

/** How one member of staff wants to be told: channels, quiet hours, digest, addresses, and of what else. */
@Controller
@RequestMapping("/rosters/staff")
class StaffPage {

    private static final String STAFF = "staff";
    private static final List<Channel> OUTSIDE = List.of(Channel.EMAIL, Channel.SMS, Channel.WEBHOOK);

    private final PreferencesApi preferences;
    private final TeamsApi teams;
    private final RostersPage rosters;
    private final DirectoryRecords directories;

    StaffPage(PreferencesApi preferences, TeamsApi teams, RostersPage rosters, DirectoryRecords directories) {
        this.preferences = preferences;
        this.teams = teams;
        this.rosters = rosters;
        this.directories = directories;
    }

    @GetMapping("/{account}")
    String page(@PathVariable String account, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("notice", done == null ? null : "The preferences are saved.");
        return show(account, null, model);
    }

    private String show(String account, @Nullable String problem, Model model) {
        PreferencesApi.Preferences given = preferences.of(account);
        Directory directory = directories.directory();
        model.addAttribute("problem", problem);
        model.addAttribute("person", directory.staff().get(account));
        model.addAttribute("given", given);
        model.addAttribute("channels", OUTSIDE);
        model.addAttribute("topics", Topic.values());
        model.addAttribute("programs", new TreeMap<>(directory.programs()).keySet());
        return "staff";
    }

    /** Everything but what else he or she wants to hear of, which has forms of its own. */
    @PostMapping("/{account}")
    ModelAndView keep(@PathVariable String account, @RequestParam Map<String, String> fields, Model model) {
        return done(account, model, () -> {
            Map<Channel, String> urgent = new EnumMap<>(Channel.class);
            Map<Channel, String> routine = new EnumMap<>(Channel.class);
            Map<Channel, String> contacts = new EnumMap<>(Channel.class);
            for (Channel channel : OUTSIDE) {
                field(fields, "urgent." + channel).ifPresent(mode -> urgent.put(channel, mode));
                field(fields, "routine." + channel).ifPresent(mode -> routine.put(channel, mode));
                field(fields, "contact." + channel).ifPresent(address -> contacts.put(channel, address));
            }
            boolean quiet = field(fields, "quietFrom").isPresent()
                    || field(fields, "quietTo").isPresent();
            boolean daily = "DAILY".equals(fields.get("rhythm"));
            preferences.keep(
                    account,
                    new PreferencesApi.Preferences(
                            names(urgent),
                            names(routine),
                            quiet
                                    ? new PreferencesApi.Quiet(
                                            RosterEntry.time("Quiet from", fields.get("quietFrom")),
                                            RosterEntry.time("Quiet until", fields.get("quietTo")))
                                    : null,
                            new PreferencesApi.Digest(
                                    fields.get("rhythm"),
                                    daily ? RosterEntry.time("Digest at", fields.get("digestAt")) : null),
                            names(contacts),
                            preferences.of(account).subscriptions()));
        });
    }

    private static Optional<String> field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    private static Map<String, String> names(Map<Channel, String> values) {
        Map<String, String> names = new TreeMap<>();
        values.forEach((channel, value) -> names.put(channel.name(), value));
        return names;
    }

    /** One more thing to hear of, on duty or not. */
    @PostMapping("/{account}/subscriptions")
    ModelAndView subscribe(
            @PathVariable String account,
            @RequestParam(required = false) @Nullable String program,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String atLeast,
            Model model) {
        return done(account, model, () -> {
            List<PreferencesApi.Wish> wishes = wishes(account);
            wishes.add(new PreferencesApi.Wish(blankless(program), blankless(topic), blankless(atLeast)));
            keep(account, wishes);
        });
    }

    @PostMapping("/{account}/subscriptions/{position}/remove")
    ModelAndView unsubscribe(@PathVariable String account, @PathVariable int position, Model model) {
        return done(account, model, () -> {
            List<PreferencesApi.Wish> wishes = wishes(account);
            if (position < 0 || position >= wishes.size()) {
                throw Given.unknown("subscription");
            }
            wishes.remove(position);
            keep(account, wishes);
        });
    }

    private static @Nullable String blankless(@Nullable String value) {
        return RosterEntry.blank(value) ? null : value;
    }

    private List<PreferencesApi.Wish> wishes(String account) {
        return new ArrayList<>(Given.any(preferences.of(account).subscriptions()));
    }

    private void keep(String account, List<PreferencesApi.Wish> wishes) {
        PreferencesApi.Preferences now = preferences.of(account);
        preferences.keep(
                account,
                new PreferencesApi.Preferences(
                        now.urgent(), now.routine(), now.quietHours(), now.digest(), now.contacts(), wishes));
    }

    /** A new member of staff, in the zone of a team. */
    @PostMapping
    ModelAndView add(
            @RequestParam String team,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String name,
            @RequestAttribute(STAFF) String staff,
            Model model) {
        try {
            String id = Given.id("The account", account);
            if (directories.directory().staff().containsKey(id)) {
                throw Given.refused("The account", "is somebody else's already");
            }
            String zone = rosters.zone(team);
            teams.keep(id, new TeamsApi.Person(id, name, zone, true));
            return new ModelAndView("redirect:/rosters?team=" + team + "&done=staff");
        } catch (ErrorResponseException e) {
            ModelAndView answer =
                    new ModelAndView(rosters.show(team, null, e.getBody().getDetail(), staff, model), model.asMap());
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return answer;
        }
    }

    private ModelAndView done(String account, Model model, Runnable change) {
        preferences.of(account);
        try {
            change.run();
            return new ModelAndView("redirect:/rosters/staff/" + account + "?done=preferences");
        } catch (ErrorResponseException e) {
            ModelAndView answer = new ModelAndView(show(account, e.getBody().getDetail(), model), model.asMap());
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return answer;
        }
    }
}
