package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.facts.FactKind;
import dk.broen.adapters.facts.FactsDocuments;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.Replacement;
import dk.broen.adapters.facts.StaleFactsException;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.terms.Period;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The leader of a unit keeps the phone numbers, hours, absences and deputies of the unit's people. They are part of the appointments and
 * services of citizens, so that a change is recorded with each of them, with who and why; the leader does not see the citizens.
 */
@Controller
@RequestMapping("/inbox/team")
class TeamPages {
    private static final String PAGE = "inbox/team";
    private static final String DONE = "done";
    private static final String CHANGED = "CHANGED";
    private static final String STALE = "STALE";

    private final UnitPeople people;
    private final FactsIntake intake;
    private final Citizens citizens;
    private final NoticeWords words;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TeamPages(UnitPeople people, FactsIntake intake, Citizens citizens, NoticeWords words, AuditLog audit, TransactionTemplate transactions,
        Clock clock) {
        this.people = people;
        this.intake = intake;
        this.citizens = citizens;
        this.words = words;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An absence on the page, with the value of its choice. */
    public record Absence(String value, Period days) {}

    /**
     * A member of the team on the page.
     *
     * @param coordinates whether there is an appointment, which can have a deputy and absences
     */
    public record Line(String form, String unit, String unitName, String name, long citizens, List<String> phones, List<String> deputies,
        List<Absence> absences, boolean coordinates) {}

    @ModelAttribute("typed")
    Typed nothingTyped() {
        return Typed.NOTHING;
    }

    @GetMapping
    String team(@RequestParam(defaultValue = "") String done, Principal login, Model page) {
        page.addAttribute(DONE, done.equals(CHANGED) ? "team.done." + CHANGED : "");
        return shown(LoggedIn.of(login), page);
    }

    private String shown(Person leader, Model page) {
        LocalDate today = today();
        page.addAttribute("members", people.of(leader).stream().map(member -> new Line(member.form(), member.unit().value(),
            words.unitName(member.unit(), leader.municipality().orElseThrow()), member.name(), member.citizens(),
            member.persons().stream().flatMap(person -> person.phone().stream()).distinct().toList(),
            member.appointments().stream().flatMap(one -> one.appointment().deputy().stream()).map(dk.broen.domain.citizen.Person::name)
                .distinct().toList(),
            member.absences(today).stream().map(days -> new Absence(TeamChange.text(days), days)).toList(),
            !member.appointments().isEmpty())).toList());
        return PAGE;
    }

    /** @throws NoSuchPageException if nobody in the leader's units has this name */
    @PostMapping
    String change(@RequestParam MultiValueMap<String, String> form, @RequestParam(defaultValue = "") String unit,
        @RequestParam(defaultValue = "") String name, Principal login, Model page, HttpServletResponse response) {
        Person leader = LoggedIn.of(login);
        UnitPeople.Member member = people.of(leader).stream().filter(one -> one.unit().value().equals(unit) && one.name().equals(name))
            .findFirst().orElseThrow(NoSuchPageException::new);
        FormFields fields = new FormFields(member.form(), form);
        TeamChange change = TeamChange.read(fields, member.absences(today()));
        page.addAttribute(DONE, "");
        try {
            if (fields.areRight()) {
                record(member, change, leader).ifPresent(fields::refused);
            }
        } catch (StaleFactsException meanwhile) {
            page.addAttribute(DONE, "team.done." + STALE);
            response.setStatus(HttpStatus.CONFLICT.value());
            page.addAttribute("typed", fields.typed());
            return shown(leader, page);
        }
        if (fields.areRight()) {
            return "redirect:/inbox/team?done=" + CHANGED;
        }
        page.addAttribute("typed", fields.typed());
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return shown(leader, page);
    }

    /** @return why it cannot be recorded; empty if it is recorded */
    private Optional<List<String>> record(UnitPeople.Member member, TeamChange change, Person leader) {
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(transaction -> {
            try {
                intake.take(FactsDocuments.document(member.held().stream().map(held -> changed(held, change)).toList()),
                    new FactsOrder(leader.municipality(), leader.who(), RecordFromInbox.source(leader), change.because(), Replacement.NONE,
                        false, false, Optional.empty()),
                    now);
                member.held().forEach(held -> audit.add(new AuditEntry(AuditEntry.What.FACT_RECORDED, leader.who(), Optional.empty(),
                    Optional.of(citizens.keyOf(held.citizen().citizen()))), now));
                return Optional.<List<String>>empty();
            } catch (FactsRefused refused) {
                transaction.setRollbackOnly();
                return Optional.of(refused.faults());
            }
        }));
    }

    private static ObjectNode changed(UnitPeople.Held held, TeamChange change) {
        FactKind kind = FactKind.of(held.fact().fact());
        ObjectNode citizen = FactsDocuments.citizen(held.citizen().citizen(), held.citizen().version(), List.of(held.fact()));
        citizen.path(kind.list()).forEach(entry -> change.in((ObjectNode) entry, kind));
        return citizen;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), DENMARK);
    }
}
