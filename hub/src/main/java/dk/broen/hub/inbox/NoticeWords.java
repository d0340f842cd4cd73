package dk.broen.hub.inbox;

import dk.broen.adapters.inbox.InboxNotices;
import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import dk.broen.mappings.notice.MailText;
import dk.broen.mappings.notice.NoticeFacts;
import dk.broen.mappings.notice.Texts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes a notice in the words of a mail, with the names by which people know the units: never more than the notice says (domain.md §7). */
@Component
class NoticeWords {
    private final Directory directory;
    private final InboxNotices notices;
    private final MailText text;

    NoticeWords(Directory directory, InboxNotices notices, Texts texts) {
        this.directory = directory;
        this.notices = notices;
        this.text = new MailText(texts);
    }

    /** @param content what of the notice may be read now */
    MailText.Parts of(OpenNotice.Opened opened, Content content) {
        ToldNotice notice = opened.notice();
        UnitId unit = content.recipient().unit();
        return text
            .parts(new NoticeFacts(notice.sendings().get(0).id(), notice.reference(), content.corrects().flatMap(notices::referenceOf),
                notice.citizen(), opened.citizenName(), content,
                new NoticeFacts.Recipient(unit, unitName(unit, content.municipality()), content.function(),
                    title(content.function(), content.municipality())),
                told(content)));
    }

    /** The name of a unit; its id if the configuration has it no more. */
    String unitName(UnitId unit, MunicipalityCode municipality) {
        return new Names(directory).unit(unit, municipality);
    }

    String title(UnitFunction function, MunicipalityCode municipality) {
        return new Names(directory).title(function, municipality);
    }

    private List<NoticeFacts.Told> told(Content content) {
        return content.toldAlso().stream().flatMap(other -> known(other.recipient().unit(), content.municipality()).stream()
            .map(unit -> new NoticeFacts.Told(unit.name(), other.function(), title(other.function(), content.municipality())))).toList();
    }

    private Optional<Unit> known(UnitId unit, MunicipalityCode municipality) {
        return directory.municipality(municipality).flatMap((Municipality one) -> one.unit(unit));
    }
}
