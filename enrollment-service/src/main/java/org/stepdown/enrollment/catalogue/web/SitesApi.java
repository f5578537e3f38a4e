package org.stepdown.enrollment.catalogue.web;

import static org.stepdown.enrollment.catalogue.web.Refusals.required;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.enrollment.catalogue.Holiday;
import org.stepdown.enrollment.catalogue.Site;
import org.stepdown.enrollment.catalogue.Sites;

/** Sites and the days on which they are closed. */
@RestController
@RequestMapping("/api/sites")
final class SitesApi {

    private final Sites sites;
    private final Orders orders;

    SitesApi(Sites sites, Orders orders) {
        this.sites = sites;
        this.orders = orders;
    }

    @GetMapping
    List<Site> all() {
        return sites.all();
    }

    @GetMapping("/{id}/holidays")
    List<Holiday> holidays(@PathVariable String id) {
        return sites.holidays(id);
    }

    /** All of them, in place of those before. */
    @PutMapping("/{id}/holidays")
    List<Holiday> change(@PathVariable String id, @RequestBody Closed closed) {
        Reading reading = new Reading();
        List<Holiday> holidays = required("holidays", closed.holidays()).stream()
                .map(day -> new Holiday(
                        reading.requiredDate("holidays.date", day.date()), reading.text("holidays.name", day.name())))
                .toList();
        Refusals.unlessRead(reading);
        orders.holidays(id, holidays, required("by", closed.by()));
        return sites.holidays(id);
    }

    /** The days, and who says so. */
    record Closed(@Nullable List<Day> holidays, @Nullable String by) {}

    /** A day and what staff call it. */
    record Day(@Nullable String date, @Nullable String name) {}
}
