package dk.broen.hub.inbox;

import dk.broen.adapters.inbox.InboxNotices;
import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Denial;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which unit answered "ikke os", and why, for the administrator who must correct what is recorded. Of a confidential function, and of who was told on a
 * minimal basis, nothing is said: it is nobody else's business that the unit has a part (domain.md §4).
 */
@Component
class DeniedNotice {
    private final InboxNotices notices;
    private final Directory directory;
    private final NoticeWords words;

    DeniedNotice(InboxNotices notices, Directory directory, NoticeWords words) {
        this.notices = notices;
        this.directory = directory;
        this.words = words;
    }

    /** @param by who answered, as colleagues read it */
    record Denied(Instant at, String unit, String by, String because) {
        @Override
        public String toString() {
            return "Denied[" + at + "]";
        }
    }

    /** @param reader the municipality of the reader */
    Optional<Denied> behind(WorkItem task, Cpr citizen, MunicipalityCode reader) {
        return notices.about(citizen).stream().filter(notice -> DisclosureLine.openly(notice, reader, directory))
            .flatMap(notice -> denied(task, notice).stream()).findFirst();
    }

    private Optional<Denied> denied(WorkItem task, ToldNotice notice) {
        return Denial.of(task, notice.entry()).map(given -> new Denied(given.at(),
            words.unitName(notice.entry().recipient().unit(), notice.entry().municipality()), given.by(), given.because().orElse("")));
    }
}
