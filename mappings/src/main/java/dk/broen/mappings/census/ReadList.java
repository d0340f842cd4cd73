package dk.broen.mappings.census;

import dk.broen.domain.census.AdmissionList;
import dk.broen.mappings.Interpretation;
import java.util.List;

/** What was read of a file with a list. */
public sealed interface ReadList {
    /**
     * A list.
     *
     * @param wrong the rows that cannot be read; the others count
     */
    record Readable(AdmissionList list, List<WrongRow> wrong) implements ReadList {
        public Readable {
            wrong = List.copyOf(wrong);
        }
    }

    /** No list. */
    record Refused(Interpretation.Unreadable why) implements ReadList {}

    /**
     * A row that cannot be read.
     *
     * @param why its location names row and column
     * @param raw the cells by their columns, as JSON
     */
    record WrongRow(Interpretation.Unreadable why, byte[] raw) {
        @Override
        public String toString() {
            return "WrongRow[" + why + "]";
        }
    }
}
