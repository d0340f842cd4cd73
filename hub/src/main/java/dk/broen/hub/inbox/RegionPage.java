package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;
import static java.util.function.Predicate.not;

import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Hospital;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is on the side of a region: the work items that the wards of its hospitals have not answered, without citizens. Whoever supervises sees that a
 * question waits, and until when, and calls the hospital; the question itself is between the ward and its patient.
 */
@Controller
class RegionPage {
    static final String REGION = "/inbox/region";
    private static final int LINES = 100;
    private static final Set<StoredWorkItem.Standing> TO_DO = Set.of(StoredWorkItem.Standing.OPEN, StoredWorkItem.Standing.TAKEN);

    private final WorkItems workItems;
    private final Directory directory;
    private final Clock clock;

    RegionPage(WorkItems workItems, Directory directory, Clock clock) {
        this.workItems = workItems;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param state the end of the key of the words, {@code work.…}
     * @param due when a ward must have answered
     */
    public record Line(String hospital, String kind, String reference, Instant due, String state) {}

    /** @param after the last work item of the page before; empty for the first page */
    @GetMapping(REGION)
    String onItsSide(@RequestParam(defaultValue = "") String after, Principal login, Model page) {
        Set<Addressee> wards = directory.hospitalsOf(LoggedIn.of(login).region().orElseThrow(), LocalDate.now(clock.withZone(DENMARK)))
            .stream().map(Addressee.Ward::new).collect(Collectors.toUnmodifiableSet());
        List<StoredWorkItem> found = workItems.list(new WorkItemFilter(Optional.of(wards), Optional.empty(), Optional.empty(), TO_DO,
            Optional.empty(), Optional.empty(), Optional.of(after).filter(not(String::isEmpty)), LINES + 1));
        page.addAttribute("lines", found.stream().limit(LINES).map(this::line).toList());
        page.addAttribute("first", after.isEmpty());
        page.addAttribute("last", found.size() > LINES ? found.get(LINES - 1).reference() : "");
        return "inbox/region";
    }

    private Line line(StoredWorkItem item) {
        String hospital = item.item().addressee().filter(Addressee.Ward.class::isInstance).map(Addressee.Ward.class::cast)
            .flatMap(ward -> directory.hospital(ward.hospital())).map(Hospital::name).orElse("");
        String state = item.overdue(clock.instant()) ? "overdue" : item.standing() == StoredWorkItem.Standing.TAKEN ? "taken" : "open";
        return new Line(hospital, item.item().kind().name(), item.reference(), item.due(), state);
    }
}
