package dk.broen.hub.inbox;

import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of a citizen's disclosure log (domain.md §7): what was told to whom, when, on which basis.
 *
 * @param at when it left last
 * @param kind whether it was news, a correction or a reminder
 */
record DisclosureLine(Instant at, UnitId unit, UnitFunction function, MunicipalityCode municipality, NoticeKind kind, List<EventType> what,
    Basis basis) {
    /**
     * The log as a coordinator may see it: of the matters that she may read of today as coordinator, to whom in her municipality they were told. Left out
     * are confidential functions, parties that the citizen names one by one, and who was told on a minimal basis: it is nobody else's business
     * that they have a part (domain.md §4). So the log can be shorter than the citizen's own one. What was taken back, or never left in full, is
     * left out too.
     */
    static List<DisclosureLine> of(OpenNotice.Course course, Directory directory) {
        Set<MatterKey> known = course.own().stream().filter(one -> one.reread().coordinates())
            .flatMap(one -> one.reread().content().stream()).flatMap(content -> content.words().says().stream()).map(Saying::matter)
            .collect(Collectors.toSet());
        Stream<DisclosureLine> own = course.own().stream().flatMap(one -> one.reread().content().stream()
            .flatMap(content -> line(one.notice(), content, known).stream()));
        Stream<DisclosureLine> others = course.others().stream()
            .filter(notice -> openly(notice, course.opened().notice().entry().municipality(), directory))
            .flatMap(notice -> line(notice, notice.content(), known).stream());
        return Stream.concat(own, others).sorted(Comparator.comparing(DisclosureLine::at)).toList();
    }

    private static boolean openly(ToldNotice notice, MunicipalityCode reader, Directory directory) {
        UnitFunction function = notice.content().function();
        return notice.entry().municipality().equals(reader) && !notice.basis().minimal() && !notice.content().basis().minimal()
            && !directory.confidential().contains(function) && !directory.namedOnly().contains(function);
    }

    private static Optional<DisclosureLine> line(ToldNotice notice, Content content, Set<MatterKey> known) {
        List<EventType> what = content.words().says().stream().filter(saying -> known.contains(saying.matter())).map(Saying::type)
            .distinct().toList();
        return notice.entry().attemptedAt().filter(left -> !what.isEmpty() && !notice.entry().withdrawn())
            .map(left -> new DisclosureLine(left, notice.entry().recipient().unit(), content.function(), notice.entry().municipality(),
                content.kind(), what, notice.basis()));
    }

    @Override
    public String toString() {
        return "DisclosureLine[" + at + "]";
    }
}
