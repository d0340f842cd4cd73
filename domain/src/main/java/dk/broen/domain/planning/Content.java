package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one notice says to one recipient: documents, mails and messages only render it (design.md §3).
 *
 * @param function the function in which the recipient is told
 * @param standsInAs the other function of a unit that is told as coordinator because it stands in: it reads what is expected of both
 * @param flags only for a coordinator
 * @param toldAlso who else is told the same, only for a coordinator; never a confidential function
 * @param coordinator whom to call, if the recipient may know
 * @param corrects the entry of the ledger in which the recipient heard last what this notice corrects, cancels or reminds of
 * @param rule the rule that permitted it, with its version
 */
public record Content(RecipientId recipient, UnitFunction function, Optional<UnitFunction> standsInAs, MunicipalityCode municipality,
    Words words,
    Set<Flag> flags, List<ToldAlso> toldAlso, Optional<WardAnswer.Contact> coordinator, Optional<LedgerEntryId> corrects,
    Basis basis, String rule) {
    /** Another recipient who is told the same. */
    public record ToldAlso(RecipientId recipient, UnitFunction function) {}

    public Content {
        flags = Set.copyOf(flags);
        toldAlso = List.copyOf(toldAlso);
    }

    @Override
    public String toString() {
        return "Content[" + kind() + " to " + recipient + "]";
    }

    public NoticeKind kind() {
        return NoticeKind.of(words);
    }
}
