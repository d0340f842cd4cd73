package dk.broen.hub.inbox;

import dk.broen.domain.history.Flag;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Reading;
import dk.broen.mappings.notice.MailText;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the coordinator sees of a stay: what her units were told, one after the other, and to whom it was told. */
@Component
class CoursePage {
    private final OpenNotice openNotice;
    private final NoticeWords words;
    private final Directory directory;

    CoursePage(OpenNotice openNotice, NoticeWords words, Directory directory) {
        this.openNotice = openNotice;
        this.words = words;
        this.directory = directory;
    }

    /** @param paragraphs empty if the notice was taken back */
    public record Told(Instant at, String reference, List<List<String>> paragraphs) {}

    /** @param what the ends of the keys of the words, {@code event.…} */
    public record Line(Instant at, String unit, String title, List<String> what, String basis) {}

    /** @throws NoSuchPageException if the person may not see the course */
    void show(String reference, Person person, Model page) {
        OpenNotice.Course course = openNotice.course(reference, person);
        MailText.Parts opened = words.of(course.opened());
        page.addAttribute("reference", course.opened().notice().reference());
        page.addAttribute("citizen", opened.citizen());
        page.addAttribute("told", course.own().stream().map(one -> new Told(one.notice().entry().madeAt(), one.notice().reference(),
            one.reading() == Reading.PERMITTED ? words.of(one).paragraphs() : List.of())).toList());
        page.addAttribute("flags", course.own().stream().filter(OpenNotice.Opened::shown)
            .flatMap(one -> one.notice().content().flags().stream()).map(Flag::name).collect(Collectors.toCollection(TreeSet::new)));
        page.addAttribute("log", DisclosureLine.visibleTo(person, course.all(), directory).stream().map(line -> new Line(line.at(),
            words.unitName(line.unit(), line.municipality()), words.title(line.function(), line.municipality()),
            line.what().stream().map(Enum::name).toList(), line.basis().name())).toList());
    }
}
