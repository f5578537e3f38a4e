package org.stepdown.enrollment.catalogue.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.stepdown.enrollment.catalogue.Holiday;
import org.stepdown.enrollment.catalogue.Site;
import org.stepdown.enrollment.catalogue.Sites;
import org.stepdown.enrollment.face.Words;

/** Closing: of programs for good or for a while, and of sites on single days. */
@Controller
class ClosingPages {

    private final Sites sites;
    private final Orders orders;
    private final Words words;

    ClosingPages(Sites sites, Orders orders, Words words) {
        this.sites = sites;
        this.orders = orders;
        this.words = words;
    }

    @PostMapping("/programs/{id}/{order:close|reopen}")
    String program(
            @PathVariable String id,
            @PathVariable String order,
            @RequestAttribute String staff,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        give(
                staff,
                by -> orders.closeProgram(
                        id, order.equals("close"), by, Refusals.required("reason", form.get("reason"))),
                flash);
        return "redirect:/programs";
    }

    @GetMapping("/sites/{id}/holidays")
    String holidays(@PathVariable String id, Model model) {
        Site site = sites.find(id);
        if (site == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such site.");
        }
        model.addAttribute("site", site);
        model.addAttribute("sites", sites.all());
        model.addAttribute("holidays", sites.holidays(id));
        return "holidays";
    }

    @PostMapping("/sites/{id}/holidays/{order:add|remove}")
    String holiday(
            @PathVariable String id,
            @PathVariable String order,
            @RequestAttribute String staff,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        give(staff, by -> change(id, order.equals("add"), form, by), flash);
        return "redirect:/sites/" + id + "/holidays";
    }

    private void change(String site, boolean add, Map<String, String> form, String by) {
        Reading reading = new Reading();
        var date = reading.requiredDate("date", form.get("date"));
        String name = add ? reading.text("name", form.get("name")) : "";
        Refusals.unlessRead(reading);
        List<Holiday> holidays = new ArrayList<>(sites.holidays(site));
        holidays.removeIf(holiday -> holiday.date().equals(date));
        if (add) {
            holidays.add(new Holiday(date, name));
        }
        orders.holidays(site, holidays, by);
    }

    private void give(String staff, Order order, RedirectAttributes flash) {
        try {
            order.give(staff);
            flash.addFlashAttribute("notice", "Done.");
        } catch (ErrorResponseException e) {
            flash.addFlashAttribute(
                    "problem", String.join(" ", FormFields.faults(e, words).values()));
        }
    }

    private interface Order {
        void give(String by);
    }
}
