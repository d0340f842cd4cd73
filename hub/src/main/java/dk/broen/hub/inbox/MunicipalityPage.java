package dk.broen.hub.inbox;

import dk.broen.adapters.inbox.InboxNotices;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.MunicipalityCode;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the administrator of a municipality sees: which notices nobody answered or got. Without the citizens. */
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

    @GetMapping("/inbox/municipality")
    String unanswered(Principal login, Model page) {
        MunicipalityCode code = LoggedIn.of(login).municipality().orElseThrow();
        page.addAttribute("lines", notices.list(directory.municipality(code).orElseThrow().units().stream().map(Unit::id).toList(),
            new InboxNotices.Page(true, clock.instant().minus(LISTED), LINES, 0)).stream()
            .map(line -> new NoticePages.Line(line, words.unitName(line.unit(), code))).toList());
        return "inbox/municipality";
    }
}
