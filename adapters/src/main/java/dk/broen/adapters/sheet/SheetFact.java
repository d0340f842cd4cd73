package dk.broen.adapters.sheet;

import static dk.broen.adapters.sheet.SheetColumn.ABSENCES;
import static dk.broen.adapters.sheet.SheetColumn.ANSWER;
import static dk.broen.adapters.sheet.SheetColumn.BEGUN_AT;
import static dk.broen.adapters.sheet.SheetColumn.CLINICIAN;
import static dk.broen.adapters.sheet.SheetColumn.DECIDED_BY;
import static dk.broen.adapters.sheet.SheetColumn.DEPUTY_HOURS;
import static dk.broen.adapters.sheet.SheetColumn.DEPUTY_MAIL;
import static dk.broen.adapters.sheet.SheetColumn.DEPUTY_NAME;
import static dk.broen.adapters.sheet.SheetColumn.DEPUTY_PHONE;
import static dk.broen.adapters.sheet.SheetColumn.DEPUTY_SMS;
import static dk.broen.adapters.sheet.SheetColumn.ENDED_AT;
import static dk.broen.adapters.sheet.SheetColumn.ENDED_BY;
import static dk.broen.adapters.sheet.SheetColumn.EVENTS;
import static dk.broen.adapters.sheet.SheetColumn.FORM;
import static dk.broen.adapters.sheet.SheetColumn.FROM;
import static dk.broen.adapters.sheet.SheetColumn.FUNCTION;
import static dk.broen.adapters.sheet.SheetColumn.GIVEN;
import static dk.broen.adapters.sheet.SheetColumn.HOURS;
import static dk.broen.adapters.sheet.SheetColumn.ID;
import static dk.broen.adapters.sheet.SheetColumn.KIND;
import static dk.broen.adapters.sheet.SheetColumn.MAIL;
import static dk.broen.adapters.sheet.SheetColumn.MUNICIPALITY;
import static dk.broen.adapters.sheet.SheetColumn.NAME;
import static dk.broen.adapters.sheet.SheetColumn.NECESSITY;
import static dk.broen.adapters.sheet.SheetColumn.OBTAINED_BY;
import static dk.broen.adapters.sheet.SheetColumn.PARTIES;
import static dk.broen.adapters.sheet.SheetColumn.PHONE;
import static dk.broen.adapters.sheet.SheetColumn.RANK;
import static dk.broen.adapters.sheet.SheetColumn.REASON;
import static dk.broen.adapters.sheet.SheetColumn.REGIONS;
import static dk.broen.adapters.sheet.SheetColumn.REVOKED_AT;
import static dk.broen.adapters.sheet.SheetColumn.SIGNATORY;
import static dk.broen.adapters.sheet.SheetColumn.SIGNATORY_NAME;
import static dk.broen.adapters.sheet.SheetColumn.SIGNED;
import static dk.broen.adapters.sheet.SheetColumn.SMS;
import static dk.broen.adapters.sheet.SheetColumn.STARTED_BY;
import static dk.broen.adapters.sheet.SheetColumn.STAYS;
import static dk.broen.adapters.sheet.SheetColumn.TO;
import static dk.broen.adapters.sheet.SheetColumn.UNIT;
import static dk.broen.adapters.sheet.SheetColumn.UNTIL;
import static dk.broen.adapters.sheet.SheetColumn.WITHDRAWN_AT;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of row: to which list of the facts document a row belongs, and which columns it has. docs/FACTS.md lists them. */
enum SheetFact {
    RESIDENCE("residences", Set.of(MUNICIPALITY, FROM), own(MUNICIPALITY, CellKind.MUNICIPALITY), own(KIND, CellKind.WORD),
        own(FROM, CellKind.DATE), own(UNTIL, CellKind.DATE)),
    APPOINTMENT("appointments", Set.of(UNIT, NAME, FROM), own(UNIT, CellKind.TEXT), own(RANK, CellKind.WORD), own(FROM, CellKind.DATE),
        own(UNTIL, CellKind.DATE), coordinator(NAME, "name", CellKind.TEXT), coordinator(PHONE, "phone", CellKind.TEXT),
        coordinator(MAIL, "mail", CellKind.TEXT), coordinator(SMS, "sms", CellKind.TEXT), coordinator(HOURS, "hours", CellKind.HOURS),
        deputy(DEPUTY_NAME, "name", CellKind.TEXT), deputy(DEPUTY_PHONE, "phone", CellKind.TEXT),
        deputy(DEPUTY_MAIL, "mail", CellKind.TEXT), deputy(DEPUTY_SMS, "sms", CellKind.TEXT),
        deputy(DEPUTY_HOURS, "hours", CellKind.HOURS), own(ABSENCES, CellKind.PERIODS)),
    SERVICE("services", Set.of(FUNCTION, UNIT, FROM), own(FUNCTION, CellKind.WORD), own(UNIT, CellKind.TEXT), own(FROM, CellKind.DATE),
        own(UNTIL, CellKind.DATE), worker(NAME, "name", CellKind.TEXT), worker(PHONE, "phone", CellKind.TEXT),
        worker(MAIL, "mail", CellKind.TEXT), worker(SMS, "sms", CellKind.TEXT), worker(HOURS, "hours", CellKind.HOURS)),
    CONSENT("consents", Set.of(MUNICIPALITY, TO, FORM, OBTAINED_BY, FROM), own(ANSWER, CellKind.WORD), own(TO, CellKind.NAMES),
        own(EVENTS, CellKind.NAMES), own(MUNICIPALITY, CellKind.MUNICIPALITY), own(REGIONS, CellKind.NAMES), own(FORM, CellKind.WORD),
        own(SIGNED, CellKind.YES_OR_NO),
        own(SIGNATORY, CellKind.WORD), own(SIGNATORY_NAME, CellKind.TEXT), own(GIVEN, CellKind.DATE),
        own(OBTAINED_BY, CellKind.TEXT), own(FROM, CellKind.DATE), own(UNTIL, CellKind.DATE), own(WITHDRAWN_AT, CellKind.TIME)),
    AGREEMENT("agreements", Set.of(PARTIES, CLINICIAN, NECESSITY, MUNICIPALITY, FROM, UNTIL), own(KIND, CellKind.WORD),
        own(PARTIES, CellKind.NAMES), own(CLINICIAN, CellKind.TEXT), own(NECESSITY, CellKind.TEXT),
        own(MUNICIPALITY, CellKind.MUNICIPALITY), own(FROM, CellKind.DATE), own(UNTIL, CellKind.DATE)),
    OVERRIDE("overrides", Set.of(DECIDED_BY, REASON, STAYS, EVENTS, TO, FROM, UNTIL), own(DECIDED_BY, CellKind.TEXT),
        own(REASON, CellKind.TEXT), own(STAYS, CellKind.STAYS), own(EVENTS, CellKind.NAMES), own(TO, CellKind.NAMES),
        own(FROM, CellKind.DATE), own(UNTIL, CellKind.DATE), own(REVOKED_AT, CellKind.TIME)),
    PSP_CASE("psp_cases", Set.of(STARTED_BY, REASON, MUNICIPALITY, FROM, UNTIL), own(STARTED_BY, CellKind.TEXT),
        own(REASON, CellKind.TEXT), own(MUNICIPALITY, CellKind.MUNICIPALITY), own(FROM, CellKind.DATE), own(UNTIL, CellKind.DATE)),
    STAY_END("stay_ends", Set.of(MUNICIPALITY, BEGUN_AT, ENDED_AT, ENDED_BY, REASON), own(MUNICIPALITY, CellKind.MUNICIPALITY),
        own(BEGUN_AT, CellKind.TIME), own(ENDED_AT, CellKind.TIME), own(ENDED_BY, CellKind.TEXT), own(REASON, CellKind.TEXT));

    private final String list;
    private final Set<SheetColumn> required;
    private final Map<SheetColumn, Field> fields = new EnumMap<>(SheetColumn.class);

    SheetFact(String list, Set<SheetColumn> required, Field... fields) {
        this.list = list;
        this.required = required;
        this.fields.put(ID, own(ID, CellKind.TEXT));
        Arrays.stream(fields).forEach(field -> this.fields.put(field.column(), field));
    }

    /**
     * A column of a kind of row.
     *
     * @param path the field in the entry of the facts document, for example {@code coordinator.name}
     */
    record Field(SheetColumn column, String path, CellKind cell) {}

    static Optional<SheetFact> named(String text) {
        return Arrays.stream(values()).filter(fact -> fact.name().equals(DanishWords.of(text))).findAny();
    }

    static List<String> names() {
        return Stream.of(values()).map(Enum::name).toList();
    }

    /** The list of the citizen's entry to which the rows belong. */
    String list() {
        return list;
    }

    Optional<Field> field(SheetColumn column) {
        return Optional.ofNullable(fields.get(column));
    }

    boolean requires(SheetColumn column) {
        return required.contains(column);
    }

    /** The column of a place in an entry: {@code absences[0].from} is in the column {@code absences}. */
    Optional<SheetColumn> columnOf(String place) {
        String path = place.replaceAll("\\[\\d+]", "");
        return fields.values().stream().filter(field -> path.equals(field.path()) || path.startsWith(field.path() + "."))
            .max(Comparator.comparingInt(field -> field.path().length())).map(Field::column);
    }

    private static Field own(SheetColumn column, CellKind cell) {
        return new Field(column, column.title(), cell);
    }

    private static Field coordinator(SheetColumn column, String field, CellKind cell) {
        return new Field(column, "coordinator." + field, cell);
    }

    private static Field deputy(SheetColumn column, String field, CellKind cell) {
        return new Field(column, "deputy." + field, cell);
    }

    private static Field worker(SheetColumn column, String field, CellKind cell) {
        return new Field(column, "worker." + field, cell);
    }
}
