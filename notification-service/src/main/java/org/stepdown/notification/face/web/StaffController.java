package org.stepdown.notification.face.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the name of who is at the page. */
@Controller
class StaffController {

    @PostMapping("/staff")
    ResponseEntity<Void> iAm(@RequestParam String name, @RequestParam(defaultValue = "/") String back) {
        // Only to a page of our own: //elsewhere and /\\elsewhere are other sites to browsers.
        boolean ours = back.matches("/([^/\\\\\\p{Cntrl}].*)?");
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, Staff.cookie(name).toString())
                .header(HttpHeaders.LOCATION, ours ? back : "/")
                .build();
    }
}
