package dk.broen.hub.inbox;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page for whatever does not exist, or does not exist for this person: both read the same. */
@Controller
class MissingPage {
    static final String PATH = "/inbox/missing";
    static final String OLD_FORM = "/inbox/old-form";
    static final String VIEW = "inbox/missing";

    @RequestMapping({PATH, "/inbox/**"})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing() {
        return VIEW;
    }

    @RequestMapping(OLD_FORM)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String oldForm() {
        return "inbox/old-form";
    }
}
