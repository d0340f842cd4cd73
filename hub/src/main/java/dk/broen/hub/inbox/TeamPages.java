package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.terms.Period;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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
    /** The form has them, and nobody sees them. */
    private static final Set<String> HIDDEN = Set.of("unit", "name");

    private final UnitPeople people;
    private final TeamFromInbox recording;
    private final NoticeWords words;
    private final Clock clock;

    TeamPages(UnitPeople people, TeamFromInbox recording, NoticeWords words, Clock clock) {
        this.people = people;
        this.recording = recording;
        this.words = words;
        this.clock = clock;
    }

    /** What the page says afterwards. */
    enum Done {
        CHANGED,
        /** Not of all citizens. */
        PARTLY, STALE;

        static Optional<Done> of(String name) {
            return Arrays.stream(values()).filter(done -> done.name().equals(name)).findFirst();
        }
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
        page.addAttribute(DONE, Done.of(done).map(what -> "team.done." + what).orElse(""));
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
        HttpStatus status = HttpStatus.UNPROCESSABLE_ENTITY;
        try {
            if (fields.areRight()) {
                OptionalInt left = recording.record(member, change, leader);
                if (left.isPresent()) {
                    return "redirect:/inbox/team?done=" + (left.getAsInt() == 0 ? Done.CHANGED : Done.PARTLY);
                }
                page.addAttribute(DONE, "team.done." + Done.STALE);
                status = HttpStatus.CONFLICT;
            }
        } catch (FactsRefused refused) {
            fields.refused(refused.faults(), HIDDEN);
        }
        page.addAttribute("typed", fields.typed());
        response.setStatus(status.value());
        return shown(leader, page);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), DENMARK);
    }
}
