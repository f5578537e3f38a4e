package org.stepdown.notification.audience.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Team;

/** The forms of the roster's page. Each does what the API does, by the API's own rules. */
@Controller
@RequestMapping("/rosters/{team}")
class RosterForms {

    private static final String STAFF = "staff";

    private final RostersPage page;
    private final RostersApi rosters;
    private final TeamsApi teams;
    private final DirectoryRecords directories;

    RosterForms(RostersPage page, RostersApi rosters, TeamsApi teams, DirectoryRecords directories) {
        this.page = page;
        this.rosters = rosters;
        this.teams = teams;
        this.directories = directories;
    }

    /** Adds a shift, or changes the one at a position. */
    @PostMapping("/shifts")
    ModelAndView shift(
            @PathVariable String team,
            @RequestParam(required = false) @Nullable Integer position,
            @ModelAttribute RosterEntry entry,
            @RequestAttribute(STAFF) String staff,
            Model model) {
        return done(team, "shift", staff, model, () -> {
            List<RostersApi.OneShift> shifts = new ArrayList<>(shifts(team));
            if (position == null) {
                shifts.add(entry.shift());
            } else {
                still(team, position, entry);
                shifts.set(position, entry.shift());
            }
            rosters.keep(team, new RostersApi.Shifts(shifts));
        });
    }

    @PostMapping("/shifts/{position}/remove")
    ModelAndView remove(
            @PathVariable String team,
            @PathVariable int position,
            @ModelAttribute RosterEntry entry,
            @RequestAttribute(STAFF) String staff,
            Model model) {
        return done(team, "removed", staff, model, () -> {
            still(team, position, entry);
            List<RostersApi.OneShift> shifts = new ArrayList<>(shifts(team));
            shifts.remove(position);
            rosters.keep(team, new RostersApi.Shifts(shifts));
        });
    }

    private List<RostersApi.OneShift> shifts(String team) {
        return Objects.requireNonNullElse(rosters.roster(team).shifts(), List.of());
    }

    /** That nobody has changed the shift since the page was made. */
    private void still(String id, int position, RosterEntry entry) {
        Team team = team(id);
        if (position < 0
                || position >= team.roster().size()
                || !RosterWeek.mark(team.roster().get(position)).equals(entry.mark())) {
            throw Given.refused("The roster", "was changed by somebody else meanwhile: look again");
        }
    }

    private Team team(String id) {
        Team team = directories.directory().teams().get(id);
        if (team == null) {
            throw Given.unknown("team");
        }
        return team;
    }

    @PostMapping("/stand-ins")
    ModelAndView standIn(
            @PathVariable String team,
            @ModelAttribute RosterEntry entry,
            @RequestAttribute(STAFF) String staff,
            Model model) {
        return done(
                team,
                "stand-in",
                staff,
                model,
                () -> rosters.keep(entry.standIn(team(team).zone())));
    }

    @PostMapping("/stand-ins/{id}/remove")
    ModelAndView noStandIn(
            @PathVariable String team, @PathVariable UUID id, @RequestAttribute(STAFF) String staff, Model model) {
        return done(team, "removed", staff, model, () -> rosters.forget(id));
    }

    @PostMapping("/holidays")
    ModelAndView holiday(
            @PathVariable String team,
            @ModelAttribute RosterEntry entry,
            @RequestAttribute(STAFF) String staff,
            Model model) {
        return done(team, "holiday", staff, model, () -> {
            LocalDate day = Given.needed("The day", RosterEntry.date("The day", entry.day()));
            holidays(team, day, Given.text("What it is called", entry.name()));
        });
    }

    @PostMapping("/holidays/{day}/remove")
    ModelAndView noHoliday(
            @PathVariable String team, @PathVariable String day, @RequestAttribute(STAFF) String staff, Model model) {
        return done(
                team,
                "removed",
                staff,
                model,
                () -> holidays(team, Given.needed("The day", RosterEntry.date("The day", day)), null));
    }

    private void holidays(String team, LocalDate day, @Nullable String name) {
        String id = team(team).calendar().id();
        TeamsApi.Calendar before = Objects.requireNonNull(teams.calendars().get(id));
        Map<LocalDate, String> holidays = new TreeMap<>(Objects.requireNonNullElse(before.holidays(), Map.of()));
        if (name == null) {
            holidays.remove(day);
        } else {
            holidays.put(day, name);
        }
        teams.keep(id, new TeamsApi.Calendar(before.zone(), before.days(), before.opens(), before.closes(), holidays));
    }

    @PostMapping("/members")
    ModelAndView member(
            @PathVariable String team,
            @ModelAttribute RosterEntry entry,
            @RequestAttribute(STAFF) String staff,
            Model model) {
        return done(team, "member", staff, model, () -> {
            TeamsApi.OneTeam before = asGiven(team);
            List<TeamsApi.Member> members = new ArrayList<>(Given.any(before.members()));
            members.add(new TeamsApi.Member(entry.account(), entry.role()));
            teams.keep(team, with(before, members));
        });
    }

    @PostMapping("/members/remove")
    ModelAndView noMember(
            @PathVariable String team,
            @ModelAttribute RosterEntry entry,
            @RequestAttribute(STAFF) String staff,
            Model model) {
        return done(team, "removed", staff, model, () -> {
            TeamsApi.OneTeam before = asGiven(team);
            List<TeamsApi.Member> members = new ArrayList<>(Given.any(before.members()));
            members.remove(new TeamsApi.Member(entry.account(), entry.role()));
            teams.keep(team, with(before, members));
        });
    }

    private TeamsApi.OneTeam asGiven(String team) {
        return teams.teams().stream()
                .filter(one -> team.equals(one.id()))
                .findFirst()
                .orElseThrow(() -> Given.unknown("team"));
    }

    private static TeamsApi.OneTeam with(TeamsApi.OneTeam team, Collection<TeamsApi.Member> members) {
        return new TeamsApi.OneTeam(
                team.id(), team.name(), team.zone(), team.calendar(), List.copyOf(members), team.programs(), null);
    }

    /** Does it, and shows the page anew; what can't be done is said on it. */
    private ModelAndView done(String team, String code, String staff, Model model, Runnable change) {
        try {
            change.run();
            return new ModelAndView("redirect:/rosters?team=" + team + "&done=" + code);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode().equals(HttpStatus.NOT_FOUND)) {
                throw e;
            }
            ModelAndView answer =
                    new ModelAndView(page.show(team, null, e.getBody().getDetail(), staff, model), model.asMap());
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return answer;
        }
    }
}
