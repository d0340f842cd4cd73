package dk.broen.hub.inbox;

import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line of a citizen's disclosure log (domain.md §7): what was told to whom, when, on which basis.
 *
 * @param at when it left last
 */
record DisclosureLine(Instant at, UnitId unit, UnitFunction function, MunicipalityCode municipality, List<EventType> what, Basis basis) {
    /**
     * The log as a coordinator may see it: of the matters that her units were told, to whom in her municipality they were told. Left out are confidential
     * functions, parties that the citizen names one by one, and who was told on a minimal basis: it is nobody else's business that they have a part
     * (domain.md §4). So the log can be shorter than the citizen's own one.
     *
     * @param all everything that was told of the citizen
     */
    static List<DisclosureLine> visibleTo(Person person, List<ToldNotice> all, Directory directory) {
        Set<MatterKey> known = all.stream().filter(notice -> OpenNotice.isOwn(notice, person))
            .flatMap(notice -> notice.content().words().says().stream()).map(Saying::matter).collect(Collectors.toSet());
        return all.stream().filter(notice -> OpenNotice.isOwn(notice, person) || openly(notice, person, directory))
            .flatMap(notice -> line(notice, known).stream()).toList();
    }

    private static boolean openly(ToldNotice notice, Person person, Directory directory) {
        UnitFunction function = notice.content().function();
        return person.municipality().filter(notice.entry().municipality()::equals).isPresent() && !notice.basis().minimal()
            && !directory.confidential().contains(function) && !directory.namedOnly().contains(function);
    }

    private static Optional<DisclosureLine> line(ToldNotice notice, Set<MatterKey> known) {
        List<EventType> what = notice.content().words().says().stream().filter(saying -> known.contains(saying.matter())).map(Saying::type)
            .distinct().toList();
        return notice.entry().attemptedAt().filter(left -> !what.isEmpty())
            .map(left -> new DisclosureLine(left, notice.entry().recipient().unit(),
                notice.content().function(), notice.entry().municipality(), what, notice.basis()));
    }

    @Override
    public String toString() {
        return "DisclosureLine[" + at + "]";
    }
}
