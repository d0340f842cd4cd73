package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.inbox.InboxLine;
import dk.broen.adapters.inbox.InboxNotices;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What the administrator of a municipality sees: which notices nobody answered or got. Without the citizens, and with the day only: at one instant
 * several units are told of one citizen, and a work item of that instant can name the citizen. Left out are confidential functions, named parties and
 * minimal bases: only the unit itself sees those (domain.md S5).
 */
@Controller
class MunicipalityPage {
    private static final int LINES = 100;
    private static final Duration LISTED = Duration.ofDays(90);

    private final InboxNotices notices;
    private final Directory directory;
    private final NoticeWords words;
    private final Clock clock;

    MunicipalityPage(InboxNotices notices, Directory directory, NoticeWords words, Clock clock) {
        this.notices = notices;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param day the Danish day on which the notice was made
     * @param arrival the end of the key of the words, {@code arrival.…}
     */
    public record Line(String unit, String reference, LocalDate day, String arrival) {}

    @GetMapping("/inbox/municipality")
    String unanswered(Principal login, Model page) {
        MunicipalityCode code = LoggedIn.of(login).municipality().orElseThrow();
        List<UnitFunction> hidden = Stream.concat(directory.confidential().stream(), directory.namedOnly().stream()).toList();
        List<InboxLine> found = notices.listOpenly(directory.municipality(code).orElseThrow().units().stream().map(Unit::id).toList(),
            hidden, new InboxNotices.Page(true, clock.instant().minus(LISTED), LINES + 1, 0));
        page.addAttribute("lines", found.stream().limit(LINES).map(line -> new Line(words.unitName(line.unit(), code), line.reference(),
            LocalDate.ofInstant(line.at(), DENMARK), line.arrival().name()))
            .sorted(Comparator.comparing(Line::day).reversed().thenComparing(Line::unit).thenComparing(Line::reference)).toList());
        page.addAttribute("cut", found.size() > LINES);
        return "inbox/municipality";
    }
}
