package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;
import static java.util.function.Predicate.not;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Denial;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.followup.AnswerWorkItem;
import dk.broen.routes.followup.AskAbout;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/**
 * The work items of a ward or a municipality: the list names no citizen; the page of one does, if its reader may know. A ward opens the answers to it
 * in the same way.
 */
@Controller
class WorkPages {
    static final String WORK = "/inbox/work";
    private static final int LINES = 50;
    private static final Set<StoredWorkItem.Standing> TO_DO = Set.of(StoredWorkItem.Standing.OPEN, StoredWorkItem.Standing.TAKEN);

    private final WorkItems workItems;
    private final OpenWorkItem openWorkItem;
    private final OpenWardAnswer openWardAnswer;
    private final ConsentRegisters registers;
    private final Names names;
    private final Clock clock;

    WorkPages(WorkItems workItems, OpenWorkItem openWorkItem, OpenWardAnswer openWardAnswer, ConsentRegisters registers,
        Directory directory, Clock clock) {
        this.workItems = workItems;
        this.openWorkItem = openWorkItem;
        this.openWardAnswer = openWardAnswer;
        this.registers = registers;
        this.names = new Names(directory);
        this.clock = clock;
    }

    @ModelAttribute("typed")
    Typed nothingTyped() {
        return Typed.NOTHING;
    }

    /** A line of the list. */
    public record Line(StoredWorkItem item, boolean overdue) {}

    /** @param inWriting whether the municipality requires a written consent for it */
    public record Recipient(String function, String title, boolean inWriting) {}

    /** @param after the last work item of the page before; empty for the first page */
    @GetMapping(WORK)
    String list(@RequestParam(defaultValue = "") String after, Principal login, Model page) {
        List<StoredWorkItem> found = workItems.list(new WorkItemFilter(Optional.of(LoggedIn.of(login).addressees()), Optional.empty(),
            Optional.empty(), TO_DO, Optional.empty(), Optional.empty(), Optional.of(after).filter(not(String::isEmpty)), LINES + 1));
        page.addAttribute("items",
            found.stream().limit(LINES).map(item -> new Line(item, item.overdue(clock.instant()))).toList());
        page.addAttribute("first", after.isEmpty());
        page.addAttribute("last", found.size() > LINES ? found.get(LINES - 1).reference() : "");
        return "inbox/work";
    }

    /** The field on the list into which a reference is typed. */
    @PostMapping(WORK)
    View typed(@RequestParam(defaultValue = "") String reference) {
        return redirect(WORK + "/" + OpenWorkItem.normal(reference));
    }

    @GetMapping(WORK + "/{reference}")
    String item(@PathVariable String reference, @RequestParam(defaultValue = "") String done, Principal login, Model page) {
        Person person = LoggedIn.of(login);
        Optional<OpenWardAnswer.Opened> answer = openWardAnswer.open(reference, person);
        if (answer.isPresent()) {
            show(answer.get(), page);
            return "inbox/ward-answer";
        }
        OpenWorkItem.Opened opened = openWorkItem.open(reference, person);
        StoredWorkItem item = opened.item();
        AskAbout.Detail detail = opened.detail();
        boolean asks = item.item().kind() == WorkItem.Kind.ASK_FOR_CONSENT && detail.asked().isPresent();
        page.addAttribute("item", item);
        page.addAttribute("overdue", item.overdue(clock.instant()));
        page.addAttribute("citizen", detail.citizen().map(WorkPages::written).orElse(""));
        detail.denial().ifPresent(denial -> page.addAttribute("denied", denied(denial, person)));
        page.addAttribute("recipients", detail.asked().map(asked -> asked.titles().entrySet().stream().map(title -> new Recipient(
            title.getKey().code(), title.getValue(), asked.inWriting().contains(title.getKey()))).toList()).orElse(List.of()));
        boolean elsewhere = detail.asked().filter(asked -> registers.has(asked.municipality())).isPresent();
        page.addAttribute("ownRegister", item.standing().open() && asks && elsewhere);
        page.addAttribute("asks", item.standing().open() && asks && !elsewhere);
        page.addAttribute("canBeDone", item.standing().open() && Answer.Code.acceptedFor(item.item().kind()).contains(Answer.Code.DONE));
        page.addAttribute("done", OpenWorkItem.Done.of(done).map(what -> "work.done." + what).orElse(""));
        return "inbox/work-item";
    }

    /** @param on the Danish day of the answer */
    public record Denied(String unit, String by, String because, LocalDate on) {}

    private Denied denied(Denial denial, Person reader) {
        return new Denied(names.unit(denial.unit(), reader.municipality().orElseThrow()), denial.answer().by(),
            denial.answer().because().orElse(""), LocalDate.ofInstant(denial.answer().at(), DENMARK));
    }

    private static void show(OpenWardAnswer.Opened answer, Model page) {
        page.addAttribute("reference", answer.reference());
        page.addAttribute("sentences", answer.said().map(OpenWardAnswer.Said::sentences).orElse(List.of()));
        answer.said().ifPresent(said -> {
            page.addAttribute("citizen", written(said.citizen()));
            page.addAttribute("visit", said.visit());
            page.addAttribute("workItem", said.workItem().orElse(""));
        });
    }

    private static String written(Cpr citizen) {
        return citizen.digits().substring(0, 6) + "-" + citizen.digits().substring(6);
    }

    /** What the citizen said about being told, or that nothing is to be done. */
    @PostMapping(WORK + "/{reference}/answer")
    View answer(@PathVariable String reference, @RequestParam Answer.Code code, @RequestParam(defaultValue = "") List<String> to,
        @RequestParam(defaultValue = "") String form, @RequestParam(defaultValue = "") String until,
        @RequestParam(defaultValue = "") String because, @RequestParam MultiValueMap<String, String> typed, Principal login,
        RedirectAttributes next) {
        Person person = LoggedIn.of(login);
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (code.ofCitizen()) {
            consent(details.putObject("consent"), code, to, form, until, person);
        }
        OpenWorkItem.Answered answered =
            openWorkItem.answer(reference, AnswerWorkItem.Given.now(person.who(), false, code, details, because.strip()), person);
        if (answered.done() == OpenWorkItem.Done.INCOMPLETE) {
            next.addFlashAttribute("typed", incomplete(code, typed, answered.faults()));
        }
        return redirect(WORK + "/" + OpenWorkItem.normal(reference) + "?done=" + answered.done().name());
    }

    private static View redirect(String path) {
        RedirectView view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }

    /** What was typed is shown again, each fault at its field. */
    private static Typed incomplete(Answer.Code code, MultiValueMap<String, String> typed, List<String> refusals) {
        FormFields fields = new FormFields(code == Answer.Code.CONSENTS ? "consents" : code == Answer.Code.DONE ? "done" : "no", typed);
        fields.required(FactForms.BECAUSE);
        if (code == Answer.Code.CONSENTS) {
            if (!typed.containsKey("to")) {
                fields.fault("to", FormFault.NOTHING_CHOSEN);
            }
            fields.day("until");
        }
        fields.refused(refusals, Set.of());
        return fields.typed();
    }

    private static void consent(ObjectNode consent, Answer.Code code, List<String> to, String form, String until, Person person) {
        if (code == Answer.Code.CONSENTS) {
            to.forEach(consent.putArray("to")::add);
            consent.put("form", form);
        }
        if (code == Answer.Code.CONSENTS && !until.isBlank()) {
            consent.put("until", until);
        }
        consent.put("obtained_by", person.name());
    }
}
