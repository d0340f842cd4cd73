package dk.broen.hub.inbox;

import dk.broen.domain.history.Flag;
import dk.broen.domain.municipality.Directory;
import java.time.Instant;
import java.util.List;
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

    /** @param flags the ends of the keys of the words, {@code flag.…} */
    public record Told(Instant at, String reference, List<List<String>> paragraphs, List<String> flags) {}

    /**
     * @param kind the end of the key of the words, {@code kind.…}
     * @param what the ends of the keys of the words, {@code event.…}
     */
    public record Line(Instant at, String unit, String title, String kind, List<String> what, String basis) {}

    /** @throws NoSuchPageException if the person may not see the course */
    void show(String reference, Person person, Model page) {
        OpenNotice.Course course = openNotice.course(reference, person);
        page.addAttribute("reference", course.opened().notice().reference());
        course.opened().reread().content().ifPresent(content -> page.addAttribute("citizen", words.of(course.opened(), content).citizen()));
        page.addAttribute("told", course.own().stream().flatMap(one -> one.reread().content().stream()
            .map(content -> new Told(one.notice().leftAt(), one.notice().reference(), words.of(one, content).paragraphs(),
                content.flags().stream().map(Flag::name).sorted().toList())))
            .toList());
        page.addAttribute("log", DisclosureLine.of(course, directory).stream().map(line -> new Line(line.at(),
            words.unitName(line.unit(), line.municipality()), words.title(line.function(), line.municipality()), line.kind().name(),
            line.what().stream().map(Enum::name).toList(), line.basis().name())).toList());
    }
}
