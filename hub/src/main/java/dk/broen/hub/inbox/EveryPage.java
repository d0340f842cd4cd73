package dk.broen.hub.inbox;

import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What all pages of the inbox have in common: who is logged in, and the page for what does not exist. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {
    @ModelAttribute("person")
    @Nullable
    Person person(@Nullable Principal login) {
        return Optional.ofNullable(login).map(LoggedIn::of).orElse(null);
    }

    /** The other language, to which a link changes. */
    @ModelAttribute("otherLanguage")
    String otherLanguage(Locale language) {
        return InboxTexts.shown(language).equals(InboxTexts.DANISH) ? Locale.ENGLISH.getLanguage() : InboxTexts.DANISH.getLanguage();
    }

    @ModelAttribute("times")
    PageTimes times(Locale language) {
        return new PageTimes(InboxTexts.shown(language));
    }

    @ExceptionHandler(NoSuchPageException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing() {
        return "forward:" + MissingPage.PATH;
    }
}
