package dk.broen.mappings.census;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.census.AdmissionList;
import dk.broen.domain.census.ListedStay;
import dk.broen.domain.census.ListedTime;
import dk.broen.mappings.UnreadableMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a list of the present inpatients. A wrong row is returned with its place, and the others count. docs/admission-lists.md has the columns. */
public final class AdmissionListReader {
    private static final String MARK = "\uFEFF";

    /**
     * The times by which a list is judged.
     *
     * @param modified when the file was written, for a list that does not name its time
     * @param now the present moment
     * @param skew how far clocks can differ
     */
    public record Times(Instant modified, Instant now, Duration skew) {}

    public ReadList read(byte[] file, ListForm form, Times times) {
        try {
            String text = decoded(file, form);
            ListSyntax.Rows rows = form.syntax() == ListForm.Syntax.JSON ? ListSyntax.json(text) : ListSyntax.csv(text);
            ListedTime listedAt = rows.listedAt().flatMap(ListRow::listedAt).orElseGet(() -> new ListedTime(times.modified(), false));
            Instant earlier = listedAt.at().isBefore(times.now()) ? listedAt.at() : times.now();
            return read(rows, listedAt, earlier.plus(times.skew()));
        } catch (UnreadableMessage unreadable) {
            return new ReadList.Refused(unreadable.why());
        }
    }

    /** @param latest the latest time at which somebody on the list can have been admitted */
    private static ReadList read(ListSyntax.Rows rows, ListedTime listedAt, Instant latest) {
        List<ListedStay> stays = new ArrayList<>();
        List<ReadList.WrongRow> wrong = new ArrayList<>();
        Set<String> visits = new HashSet<>();
        Set<String> unread = new HashSet<>();
        int unnamed = 0;
        for (ListRow row : rows.rows()) {
            try {
                ListedStay stay = row.stay();
                if (stay.admittedAt().at().isAfter(latest)) {
                    throw new UnreadableMessage("FIELD_INVALID", row.place() + ", admitted_at", "The time lies after the time of the list");
                }
                if (!visits.add(stay.visit())) {
                    throw new UnreadableMessage("FIELD_INVALID", row.place() + ", visit", "The visit occurs in another row of the list");
                }
                stays.add(stay);
            } catch (UnreadableMessage unreadable) {
                wrong.add(new ReadList.WrongRow(unreadable.why(), json(row)));
                row.readVisit().ifPresent(unread::add);
                unnamed += row.readVisit().isPresent() ? 0 : 1;
            }
        }
        return new ReadList.Readable(new AdmissionList(listedAt, stays, unread, unnamed), wrong);
    }

    /** Without the place: the same row elsewhere on the list is the same. */
    private static byte[] json(ListRow row) {
        ObjectNode cells = JsonNodeFactory.instance.objectNode();
        row.cells().forEach((column, text) -> cells.put(column.title(), text));
        try {
            return new ObjectMapper().writeValueAsBytes(cells);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String decoded(byte[] file, ListForm form) {
        Charset charset = form.syntax() == ListForm.Syntax.JSON || hasMark(file) ? StandardCharsets.UTF_8 : form.charset();
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw new UnreadableMessage("TEXT_MALFORMED", "list", "The text is not valid " + charset);
        }
    }

    private static boolean hasMark(byte[] file) {
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        return file.length >= mark.length && ByteBuffer.wrap(file, 0, mark.length).equals(ByteBuffer.wrap(mark));
    }
}
