package dk.broen.hub.inbox;

import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What all pages of the inbox have in common: who is logged in, and the page for what does not exist. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE) // before the answers of the API, which are JSON
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

    @ExceptionHandler({NoSuchPageException.class, ServletRequestBindingException.class, MethodArgumentTypeMismatchException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing() {
        return "forward:" + MissingPage.PATH;
    }
}
