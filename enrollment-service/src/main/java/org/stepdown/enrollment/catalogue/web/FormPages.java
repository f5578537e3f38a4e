package org.stepdown.enrollment.catalogue.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.catalogue.Site;
import org.stepdown.enrollment.catalogue.Sites;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.face.Words;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Component;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reach.Within;

/** Forms for programs and cohorts; one that breaks a rule comes back as it was sent, with every fault at its field. */
@Controller
class FormPages {

    private static final int CURRICULUM_ROWS = 8;

    private final Programs programs;
    private final Cohorts cohorts;
    private final Sites sites;
    private final Orders orders;
    private final Words words;
    private final PolicyBook policies;
    private final Clock clock;

    FormPages(
            Programs programs,
            Cohorts cohorts,
            Sites sites,
            Orders orders,
            Words words,
            PolicyBook policies,
            Clock clock) {
        this.programs = programs;
        this.cohorts = cohorts;
        this.sites = sites;
        this.orders = orders;
        this.words = words;
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping("/programs")
    ModelAndView programs() {
        return new ModelAndView(
                "programs", Map.of("programs", Within.reach().of(programs.all(), Program::id), "sites", sites.all()));
    }

    @GetMapping("/cohorts/new")
    ModelAndView newCohort(@RequestParam(defaultValue = "") String program) {
        return cohortForm("/cohorts/new", "Open a cohort", Map.of("programId", program), Map.of());
    }

    @PostMapping("/cohorts/new")
    ModelAndView openCohort(@RequestAttribute String staff, @RequestParam MultiValueMap<String, String> form) {
        return submit(
                () -> "redirect:/cohorts/" + orders.openCohort(FormFields.cohort(form, staff)),
                faults -> cohortForm("/cohorts/new", "Open a cohort", FormFields.sent(form), faults));
    }

    @GetMapping("/cohorts/{id}/change")
    ModelAndView changedCohort(@PathVariable String id) {
        Cohorts.Defined defined = defined(id);
        Map<String, String> form = FormFields.of(defined.cohort());
        form.put("revision", Integer.toString(defined.revision()));
        return cohortForm(
                "/cohorts/" + id + "/change", "Change " + defined.cohort().name(), form, Map.of());
    }

    @PostMapping("/cohorts/{id}/change")
    ModelAndView changeCohort(
            @PathVariable String id, @RequestAttribute String staff, @RequestParam MultiValueMap<String, String> form) {
        Cohorts.Defined defined = defined(id);
        return submit(
                () -> {
                    int revision = Refusals.revision(form.getFirst("revision"));
                    orders.changeCohort(id, revision, defined.cohort().closed(), FormFields.cohort(form, staff));
                    return "redirect:/cohorts/" + id;
                },
                faults -> cohortForm(
                        "/cohorts/" + id + "/change",
                        "Change " + defined.cohort().name(),
                        FormFields.sent(form),
                        faults));
    }

    @GetMapping("/programs/new")
    ModelAndView newProgram() {
        return programForm("/programs/new", "Open a program", Map.of(), Map.of());
    }

    @PostMapping("/programs/new")
    ModelAndView openProgram(@RequestAttribute String staff, @RequestParam MultiValueMap<String, String> form) {
        return submit(
                () -> {
                    orders.openProgram(FormFields.program(form, staff));
                    return "redirect:/programs";
                },
                faults -> programForm("/programs/new", "Open a program", FormFields.sent(form), faults));
    }

    @GetMapping("/programs/{id}/change")
    ModelAndView changedProgram(@PathVariable String id) {
        Program program = program(id);
        Map<String, String> form = FormFields.of(program);
        form.put("revision", Integer.toString(program.revision()));
        return programForm("/programs/" + id + "/change", "Change " + program.name(), form, Map.of());
    }

    @PostMapping("/programs/{id}/change")
    ModelAndView changeProgram(
            @PathVariable String id, @RequestAttribute String staff, @RequestParam MultiValueMap<String, String> form) {
        Program program = program(id);
        return submit(
                () -> {
                    orders.changeProgram(
                            id, Refusals.revision(form.getFirst("revision")), FormFields.program(form, staff));
                    return "redirect:/programs";
                },
                faults -> programForm(
                        "/programs/" + id + "/change", "Change " + program.name(), FormFields.sent(form), faults));
    }

    private ModelAndView submit(Order order, Again again) {
        try {
            return new ModelAndView(order.done());
        } catch (ErrorResponseException e) {
            return refused(again.form(FormFields.faults(e, words)));
        }
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView cohortForm(String action, String title, Map<String, String> form, Map<String, String> faults) {
        Map<String, String> offered = new LinkedHashMap<>();
        Within.reach().of(programs.all(), Program::id).stream()
                .filter(program -> !program.closed() || program.id().equals(form.get("programId")))
                .forEach(program -> offered.put(program.id(), program.name()));
        ModelAndView page = form("cohort-form", action, title, form, faults);
        page.addObject("programOptions", offered);
        page.addObject("conditionOptions", FormFields.options(words, "condition", Condition.values()));
        page.addObject("trackOptions", FormFields.options(words, "track", Track.values()));
        page.addObject("modalityOptions", FormFields.options(words, "modality", Modality.values()));
        page.addObject("modeOptions", FormFields.options(words, "mode", EnrollmentMode.values()));
        page.addObject("dayOptions", FormFields.options(words, "day", DayOfWeek.values()));
        page.addObject("size", policies.at(clock.instant()).groups());
        return page;
    }

    private ModelAndView programForm(
            String action, String title, Map<String, String> form, Map<String, String> faults) {
        ModelAndView page = form("program-form", action, title, form, faults);
        page.addObject("conditionOptions", FormFields.options(words, "condition", Condition.values()));
        page.addObject("ageOptions", FormFields.options(words, "age", AgeBand.values()));
        page.addObject("componentOptions", FormFields.options(words, "component", Component.values()));
        page.addObject("rows", CURRICULUM_ROWS);
        return page;
    }

    private ModelAndView form(
            String view, String action, String title, Map<String, String> form, Map<String, String> faults) {
        ModelAndView page = new ModelAndView(view);
        Map<String, String> places = new LinkedHashMap<>();
        for (Site site : sites.all()) {
            places.put(site.id(), site.name());
        }
        page.addObject("action", action);
        page.addObject("title", title);
        page.addObject("form", form);
        page.addObject("faults", faults);
        page.addObject("isNew", action.endsWith("/new"));
        page.addObject("siteOptions", places);
        return page;
    }

    private Cohorts.Defined defined(String id) {
        Cohorts.Defined defined = cohorts.find(id);
        if (defined == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such cohort.");
        }
        return defined;
    }

    private Program program(String id) {
        Program program = programs.find(id);
        if (program == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such program.");
        }
        return program;
    }

    private interface Order {
        String done();
    }

    private interface Again {
        ModelAndView form(Map<String, String> faults);
    }
}
