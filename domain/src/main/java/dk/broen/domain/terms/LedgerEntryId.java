package dk.broen.domain.terms;

import java.util.UUID;

/** The id of an entry of the ledger: what one recipient is told on one occasion, on all channels. It carries no meaning. */
public record LedgerEntryId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
