package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.FactKind;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The appointments, services and consents of a citizen, for the administrator of the municipality. The CPR number is typed into a form and
 * never stands in an address.
 */
@Controller
@RequestMapping("/inbox/citizens")
class CitizenPages {
    private static final String PAGE = "inbox/citizen";
    private static final String SEARCH = "inbox/citizens";
    private static final String CPR = "cpr";
    private static final String MARK = "mark";
    private static final String DONE = "done";
    private static final String BACK = "redirect:/inbox/citizens/";

    private final OwnCitizens own;
    private final RecordFromInbox recording;
    private final ConsentRegisters registers;
    private final Directory directory;
    private final Clock clock;

    CitizenPages(OwnCitizens own, RecordFromInbox recording, ConsentRegisters registers, Directory directory, Clock clock) {
        this.own = own;
        this.recording = recording;
        this.registers = registers;
        this.directory = directory;
        this.clock = clock;
    }

    /** What the page says afterwards. */
    enum Done {
        RECORDED, CHANGED, ENDED, WITHDRAWN, MISTAKEN, STALE;

        static Optional<Done> of(String name) {
            return Arrays.stream(values()).filter(done -> done.name().equals(name)).findFirst();
        }
    }

    @ModelAttribute("typed")
    Typed nothingTyped() {
        return Typed.NOTHING;
    }

    @GetMapping
    String search() {
        return SEARCH;
    }

    @PostMapping
    String find(@RequestParam MultiValueMap<String, String> form, Principal login, HttpSession session, Model page,
        HttpServletResponse response) {
        FormFields fields = new FormFields("find", form);
        Optional<Cpr> cpr = Cpr.read(fields.required(CPR));
        if (cpr.isEmpty()) {
            fields.fault(CPR, FormFault.NOT_A_CPR);
            return wrong(SEARCH, fields, HttpStatus.UNPROCESSABLE_ENTITY, page, response);
        }
        if (own.find(cpr.get(), LoggedIn.of(login)).isEmpty()) {
            fields.fault(CPR, FormFault.UNKNOWN_CITIZEN);
            return wrong(SEARCH, fields, HttpStatus.NOT_FOUND, page, response);
        }
        return BACK + ChosenCitizens.in(session).add(cpr.get());
    }

    @GetMapping("/{word}")
    String citizen(@PathVariable String word, @RequestParam(defaultValue = "") String done, Principal login, HttpSession session,
        Model page) {
        page.addAttribute(DONE, Done.of(done).map(what -> "citizen.done." + what).orElse(""));
        return shown(word, ChosenCitizens.in(session).get(word).orElseThrow(NoSuchPageException::new), LoggedIn.of(login), page);
    }

    /** @throws NoSuchPageException if the citizen is not the municipality's any more */
    private String shown(String word, Cpr citizen, Person person, Model page) {
        SeenCitizen seen = own.open(citizen, person).orElseThrow(NoSuchPageException::new);
        MunicipalityCode code = person.municipality().orElseThrow();
        CitizenLines lines = new CitizenLines(seen, code, directory, clock.instant());
        FactForms forms = new FactForms(code, directory, today());
        page.addAttribute("word", word);
        page.addAttribute(MARK, seen.mark());
        page.addAttribute("citizen", seen.citizen().digits().substring(0, 6) + "-" + seen.citizen().digits().substring(6));
        page.addAttribute("appointments", lines.appointments());
        page.addAttribute("services", lines.services());
        page.addAttribute("consents", lines.consents());
        page.addAttribute("ownRegister", registers.has(code));
        page.addAttribute("recipients", forms.recipients());
        page.addAttribute("coordinatorUnits", forms.coordinatorUnits());
        page.addAttribute("offeredServices", forms.services());
        page.addAttribute("today", today().toString());
        return PAGE;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), DENMARK);
    }

    @PostMapping("/{word}/consents")
    String consent(@PathVariable String word, @RequestParam MultiValueMap<String, String> form, Principal login, HttpSession session,
        Model page, HttpServletResponse response) {
        requireNoRegister(login);
        return sent(word, new FormFields("consent", form), login, session, page, response,
            sent -> add(sent, FactKind.CONSENT, sent.forms().consent(sent.fields())));
    }

    @PostMapping("/{word}/appointments")
    String appointment(@PathVariable String word, @RequestParam MultiValueMap<String, String> form, Principal login, HttpSession session,
        Model page, HttpServletResponse response) {
        return sent(word, new FormFields("appointment", form), login, session, page, response,
            sent -> add(sent, FactKind.APPOINTMENT, sent.forms().appointment(sent.fields())));
    }

    @PostMapping("/{word}/services")
    String service(@PathVariable String word, @RequestParam MultiValueMap<String, String> form, Principal login, HttpSession session,
        Model page, HttpServletResponse response) {
        return sent(word, new FormFields("service", form), login, session, page, response,
            sent -> add(sent, FactKind.SERVICE, sent.forms().service(sent.fields())));
    }

    @PostMapping("/{word}/facts/{id}/end")
    String end(@PathVariable String word, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Principal login,
        HttpSession session, Model page, HttpServletResponse response) {
        return sent(word, new FormFields("end-" + id, form), login, session, page, response, sent -> {
            sent.fields().required("until");
            Optional<LocalDate> last = sent.fields().dayAfter("until", sent.seen().fact(id).flatMap(CitizenLines::firstDay));
            sent.fields().required(FactForms.BECAUSE);
            return sent.on(id, Done.ENDED, (wanted, fact) -> recording.end(wanted, fact, last.orElseThrow()));
        });
    }

    @PostMapping("/{word}/facts/{id}/withdraw")
    String withdraw(@PathVariable String word, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Principal login,
        HttpSession session, Model page, HttpServletResponse response) {
        requireNoRegister(login);
        return sent(word, new FormFields("withdraw-" + id, form), login, session, page, response, sent -> {
            sent.fields().required(FactForms.BECAUSE);
            return sent.on(id, Done.WITHDRAWN, recording::withdraw);
        });
    }

    /** The consent was recorded by mistake, which is no withdrawal by the citizen. */
    @PostMapping("/{word}/facts/{id}/mistake")
    String mistake(@PathVariable String word, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Principal login,
        HttpSession session, Model page, HttpServletResponse response) {
        requireNoRegister(login);
        return sent(word, new FormFields("mistake-" + id, form), login, session, page, response, sent -> {
            sent.fields().required(FactForms.BECAUSE);
            return sent.on(id, Done.MISTAKEN, recording::mistaken);
        });
    }

    /** A municipality with a consent register of its own keeps all its consents there. */
    private void requireNoRegister(Principal login) {
        if (registers.has(LoggedIn.of(login).municipality().orElseThrow())) {
            throw new NoSuchPageException();
        }
    }

    /** The coordinator is absent for some days, for this citizen, and a deputy is told. */
    @PostMapping("/{word}/facts/{id}/absence")
    String absence(@PathVariable String word, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Principal login,
        HttpSession session, Model page, HttpServletResponse response) {
        return sent(word, new FormFields("absence-" + id, form), login, session, page, response, sent -> {
            FormFields fields = sent.fields();
            Optional<LocalDate> from = fields.requiredDay("from");
            fields.required("until");
            Optional<LocalDate> until = fields.dayAfter("until", from);
            fields.required(FactForms.BECAUSE);
            ObjectNode deputy = JsonNodeFactory.instance.objectNode();
            FactForms.deputy(deputy, fields);
            return sent.on(id, Done.CHANGED, (wanted, fact) -> recording.change(wanted, fact, entry -> {
                entry.setAll(deputy);
                ArrayNode absences = entry.withArray("/absences");
                absences.addObject().put("from", from.orElseThrow().toString()).put("until", until.orElseThrow().toString());
                return entry;
            }));
        });
    }

    private Answered add(Sent sent, FactKind kind, ObjectNode entry) {
        return sent.fields().areRight() ? new Answered(Done.RECORDED, recording.add(sent.wanted(), kind, entry)) : Answered.NOTHING;
    }

    /** A form that was sent, about a citizen as the person sees the citizen now. */
    private record Sent(SeenCitizen seen, FormFields fields, FactForms forms, String mark, Person person) {
        private RecordFromInbox.Wanted wanted() {
            return new RecordFromInbox.Wanted(seen, mark, fields.required(FactForms.BECAUSE), person);
        }

        private Answered on(UUID id, Done done, OnFact change) {
            if (!fields.areRight()) {
                return Answered.NOTHING;
            }
            return seen.fact(id).map(fact -> new Answered(done, change.of(wanted(), fact)))
                .orElseGet(() -> new Answered(done, new RecordFromInbox.Outcome.Stale()));
        }

        @Override
        public String toString() {
            return "Sent";
        }
    }

    private interface OnFact {
        RecordFromInbox.Outcome of(RecordFromInbox.Wanted wanted, RecordedFact fact);
    }

    /** What became of a form: of one with faults nothing. */
    private record Answered(Done done, RecordFromInbox.Outcome outcome) {
        private static final Answered NOTHING = new Answered(Done.STALE, new RecordFromInbox.Outcome.Refused(List.of()));
    }

    private String sent(String word, FormFields fields, Principal login, HttpSession session, Model page, HttpServletResponse response,
        Function<Sent, Answered> work) {
        Person person = LoggedIn.of(login);
        SeenCitizen seen = ChosenCitizens.in(session).get(word).flatMap(cpr -> own.find(cpr, person)).orElseThrow(NoSuchPageException::new);
        page.addAttribute(DONE, "");
        Answered answered = work.apply(new Sent(seen, fields, new FactForms(person.municipality().orElseThrow(), directory, today()),
            fields.sent(MARK), person));
        if (answered.outcome() instanceof RecordFromInbox.Outcome.Recorded) {
            return BACK + word + "?done=" + answered.done();
        }
        if (answered.outcome() instanceof RecordFromInbox.Outcome.Stale) {
            page.addAttribute(DONE, "citizen.done." + Done.STALE);
            page.addAttribute("typed", fields.typed());
            response.setStatus(HttpStatus.CONFLICT.value());
            return shown(word, seen.citizen(), person, page);
        }
        if (answered.outcome() instanceof RecordFromInbox.Outcome.Refused refused) {
            fields.refused(refused.faults(), Set.of());
        }
        if (answered.outcome() instanceof RecordFromInbox.Outcome.Faulty faulty) {
            fields.fault(faulty.field(), faulty.fault());
        }
        shown(word, seen.citizen(), person, page);
        return wrong(PAGE, fields, HttpStatus.UNPROCESSABLE_ENTITY, page, response);
    }

    private static String wrong(String view, FormFields fields, HttpStatus status, Model page, HttpServletResponse response) {
        page.addAttribute("typed", fields.typed());
        response.setStatus(status.value());
        return view;
    }
}
