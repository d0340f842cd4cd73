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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a list of the present inpatients. A wrong row is returned with its place, and the others count. docs/admission-lists.md has the columns. */
public final class AdmissionListReader {
    private static final String MARK = "\uFEFF";

    /**
     * Reads a file.
     *
     * @param modified when the file was written, for a list that does not name its time
     */
    public ReadList read(byte[] file, ListForm form, Instant modified) {
        try {
            String text = decoded(file, form);
            ListSyntax.Rows rows = form.syntax() == ListForm.Syntax.JSON ? ListSyntax.json(text) : ListSyntax.csv(text);
            return read(rows, rows.listedAt().flatMap(ListRow::listedAt).orElseGet(() -> new ListedTime(modified, false)));
        } catch (UnreadableMessage unreadable) {
            return new ReadList.Refused(unreadable.why());
        }
    }

    private static ReadList read(ListSyntax.Rows rows, ListedTime listedAt) {
        List<ListedStay> stays = new ArrayList<>();
        List<ReadList.WrongRow> wrong = new ArrayList<>();
        Set<String> visits = new HashSet<>();
        Set<String> unread = new HashSet<>();
        int unnamed = 0;
        for (ListRow row : rows.rows()) {
            try {
                ListedStay stay = row.stay();
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

    private static byte[] json(ListRow row) {
        ObjectNode cells = JsonNodeFactory.instance.objectNode().put("place", row.place());
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
