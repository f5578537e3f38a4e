package org.stepdown.enrollment.placement.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Acting;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.reach.Duties;

/** Why here and why not there: the page of one referral, for a clinician in words and for a program in codes. */
@Controller
class ReferralPage {

    private final ReferralStories stories;
    private final ReferralRecords records;

    ReferralPage(ReferralStories stories, ReferralRecords records) {
        this.stories = stories;
        this.records = records;
    }

    @GetMapping("/referrals/{id}")
    String page(@PathVariable UUID id, Model model) {
        ReferralStory story = stories.find(id);
        if (story == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such referral.");
        }
        model.addAttribute("story", story);
        model.addAttribute("standing", records.standing(id));
        model.addAttribute("conditions", Condition.values());
        model.addAttribute("offered", stories.offered());
        model.addAttribute("decides", Acting.required().isAnyOf(Duties.CLINICAL));
        return "referral";
    }
}
