package dk.broen.hub.inbox;

import dk.broen.adapters.explain.Explanations;
import dk.broen.adapters.inbox.InboxLine;
import dk.broen.adapters.inbox.InboxNotices;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.hub.settings.InboxRole;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The notices to the person's units: the list, one notice with its answers, and the course of a stay for its coordinator. */
@Controller
class NoticePages {
    private static final String NOTICES = "/inbox/notices/";
    private static final int LINES = 25;
    private static final int LAST_PAGE = 400;
    private static final Duration LISTED = Duration.ofDays(90);

    private final InboxNotices notices;
    private final OwnUnits units;
    private final OpenNotice openNotice;
    private final AnswerFromInbox answering;
    private final NoticeWords words;
    private final CoursePage course;
    private final Explanations explanations;
    private final Clock clock;

    NoticePages(InboxNotices notices, OwnUnits units, OpenNotice openNotice, AnswerFromInbox answering, NoticeWords words,
        CoursePage course,
        Explanations explanations, Clock clock) {
        this.notices = notices;
        this.units = units;
        this.openNotice = openNotice;
        this.answering = answering;
        this.words = words;
        this.course = course;
        this.explanations = explanations;
        this.clock = clock;
    }

    @ModelAttribute("typed")
    Typed nothingTyped() {
        return Typed.NOTHING;
    }

    /** A line of the list with the name of its unit. */
    public record Line(InboxLine notice, String unit) {}

    /** The first page is another one for each role. */
    @GetMapping("/inbox")
    String first(@RequestParam(defaultValue = "false") boolean open, @RequestParam(defaultValue = "0") int page, Principal login,
        Model model) {
        Person person = LoggedIn.of(login);
        if (!person.role().readsNotices()) {
            return "redirect:" + (person.role().isRegional() ? RegionPage.REGION : WorkPages.WORK);
        }
        int number = Math.max(0, Math.min(page, LAST_PAGE));
        List<Line> found = notices.list(units.of(person),
            new InboxNotices.Page(open, clock.instant().minus(LISTED), LINES + 1, number * LINES)).stream()
            .map(line -> new Line(line, words.unitName(line.unit(), person.municipality().orElseThrow()))).toList();
        model.addAttribute("lines", found.stream().limit(LINES).toList());
        model.addAttribute("more", found.size() > LINES);
        model.addAttribute("page", number);
        model.addAttribute("open", open);
        return "inbox/notices";
    }

    /** The address to which a pointer leads: after the login, exactly that notice; for who reads none, exactly that work item. */
    @GetMapping("/n/{reference}")
    View pointer(@PathVariable String reference, Principal login) {
        return LoggedIn.of(login).role().readsNotices() ? to(reference) : redirect(WorkPages.WORK + "/" + normal(reference));
    }

    /** The field on the first page into which a reference is typed. */
    @PostMapping("/inbox/notices")
    View typed(@RequestParam(defaultValue = "") String reference, Principal login) {
        return to(openNotice.own(reference, LoggedIn.of(login)).reference());
    }

    @GetMapping(NOTICES + "{reference}")
    String notice(@PathVariable String reference, @RequestParam(defaultValue = "") String done, Principal login, Model model) {
        Person person = LoggedIn.of(login);
        OpenNotice.Opened opened = openNotice.open(reference, person);
        model.addAttribute("opened", opened);
        model.addAttribute("unit", words.unitName(opened.notice().entry().recipient().unit(), opened.notice().entry().municipality()));
        model.addAttribute("received",
            opened.notice().entry().answer().filter(given -> given.kind() == Acknowledgement.Kind.RECEIVED).isPresent());
        model.addAttribute("life", opened.shown()
            ? LifeStep.of(opened.notice(), explanations.of(opened.notice().reference())) : LifeStep.withoutWords(opened.notice()));
        model.addAttribute("done", AnswerFromInbox.Done.of(done).map(what -> "notice.done." + what).orElse(""));
        opened.reread().content().ifPresent(content -> model.addAttribute("parts", words.of(opened, content)));
        model.addAttribute("coordinates", opened.reread().coordinates() && person.role() == InboxRole.COORDINATOR);
        return "inbox/notice";
    }

    @PostMapping(NOTICES + "{reference}/answer")
    View answer(@PathVariable String reference, @RequestParam Acknowledgement.Kind kind, @RequestParam(defaultValue = "") String because,
        @RequestParam MultiValueMap<String, String> form, Principal login, RedirectAttributes next) {
        return after(reference, answering.answer(reference, kind, because, LoggedIn.of(login)), new FormFields("not-us", form), "because",
            next);
    }

    @PostMapping(NOTICES + "{reference}/handover")
    View handOver(@PathVariable String reference, @RequestParam(defaultValue = "") String to,
        @RequestParam MultiValueMap<String, String> form, Principal login, RedirectAttributes next) {
        return after(reference, answering.handOver(reference, to, LoggedIn.of(login)), new FormFields("handover", form), "to", next);
    }

    @GetMapping(NOTICES + "{reference}/course")
    String course(@PathVariable String reference, Principal login, Model model) {
        course.show(reference, LoggedIn.of(login), model);
        return "inbox/course";
    }

    /** What was typed and is incomplete is shown again, with the fault at its field. */
    private static View after(String reference, AnswerFromInbox.Done done, FormFields fields, String field, RedirectAttributes next) {
        if (done == AnswerFromInbox.Done.INCOMPLETE) {
            fields.fault(field, fields.required(field).isEmpty() ? FormFault.MISSING : FormFault.TOO_LONG);
            next.addFlashAttribute("typed", fields.typed());
        }
        return redirect(NOTICES + normal(reference) + "?done=" + done.name());
    }

    private static View to(String reference) {
        return redirect(NOTICES + normal(reference));
    }

    /** What was typed becomes part of an address only if it can be a reference. */
    private static String normal(String reference) {
        String stripped = reference.strip().toUpperCase(Locale.ROOT);
        return stripped.matches("[0-9A-Z]{1,12}") ? stripped : "unknown";
    }

    private static View redirect(String path) {
        RedirectView view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }
}
