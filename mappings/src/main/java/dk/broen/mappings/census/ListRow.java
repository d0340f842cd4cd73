package dk.broen.mappings.census;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.census.ListedStay;
import dk.broen.domain.census.ListedTime;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.mappings.CalendarTime;
import dk.broen.mappings.ReadTime;
import dk.broen.mappings.UnreadableMessage;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of a list: the texts of its cells by their columns. A time without an offset is Danish local time.
 *
 * @param place where the row stands, such as {@code row 17}
 */
record ListRow(String place, Map<ListColumn, String> cells) {
    private static final Pattern LOCAL =
        Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?)?");
    private static final Pattern CODE = Pattern.compile("\\p{Graph}{1,64}");
    private static final Pattern MUNICIPALITY = Pattern.compile("\\d{3,4}");
    private static final int DIGITS = 4;

    /** @throws UnreadableMessage if a cell is wrong; the location names row and column */
    ListedStay stay() {
        return new ListedStay(visit(), citizen(), cell(ListColumn.NAME), code(ListColumn.WARD), cell(ListColumn.WARD_NAME), contact(),
            listed(time(ListColumn.ADMITTED_AT, required(ListColumn.ADMITTED_AT))), planned(), municipality());
    }

    /** The visit of the row, also if another cell is wrong. */
    Optional<String> readVisit() {
        return cell(ListColumn.VISIT).filter(visit -> CODE.matcher(visit).matches());
    }

    Optional<ListedTime> listedAt() {
        return cell(ListColumn.LISTED_AT).map(text -> listed(time(ListColumn.LISTED_AT, text)));
    }

    private static ListedTime listed(ReadTime time) {
        return new ListedTime(time.at(), time.doubled());
    }

    Optional<String> cell(ListColumn column) {
        return Optional.ofNullable(cells.get(column)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private String visit() {
        return readVisit().orElseThrow(() -> cell(ListColumn.VISIT).isEmpty() ? missing(ListColumn.VISIT)
            : invalid(ListColumn.VISIT, "A visit has 1 to 64 characters without spaces"));
    }

    private Cpr citizen() {
        String number = cell(ListColumn.CPR)
            .orElseThrow(() -> new UnreadableMessage("CITIZEN_MISSING", at(ListColumn.CPR), "The row has no CPR number"));
        return Cpr.read(number)
            .orElseThrow(() -> new UnreadableMessage("CITIZEN_INVALID", at(ListColumn.CPR), "The cell is not a CPR number"));
    }

    private ListedStay.Contact contact() {
        return switch (cell(ListColumn.CLASS).orElse("I")) {
            case "I", "IMP" -> ListedStay.Contact.INPATIENT;
            case "E", "EMER" -> ListedStay.Contact.EMERGENCY;
            default -> throw new UnreadableMessage("VALUE_UNKNOWN", at(ListColumn.CLASS),
                "Accepted: I or IMP (inpatient), E or EMER (emergency); a list has nobody else");
        };
    }

    private Optional<PlannedDischarge> planned() {
        return cell(ListColumn.PLANNED_DISCHARGE).map(text -> {
            Matcher day = LOCAL.matcher(text);
            if (day.matches() && day.group(4) == null) {
                return new PlannedDischarge(day(day, ListColumn.PLANNED_DISCHARGE), Optional.empty());
            }
            LocalDateTime local = LocalDateTime.ofInstant(time(ListColumn.PLANNED_DISCHARGE, text).at(), DENMARK);
            return new PlannedDischarge(local.toLocalDate(), Optional.of(local.toLocalTime()));
        });
    }

    private Optional<MunicipalityCode> municipality() {
        return cell(ListColumn.MUNICIPALITY).map(code -> {
            if (!MUNICIPALITY.matcher(code).matches()) {
                throw invalid(ListColumn.MUNICIPALITY, "A municipality number has four digits, or three without the leading zero");
            }
            return new MunicipalityCode(code.length() < DIGITS ? "0" + code : code);
        });
    }

    private String code(ListColumn column) {
        String code = required(column);
        if (!CODE.matcher(code).matches()) {
            throw invalid(column, "A code has 1 to 64 characters without spaces");
        }
        return code;
    }

    private ReadTime time(ListColumn column, String text) {
        Matcher local = LOCAL.matcher(text);
        if (local.matches() && local.group(4) != null) {
            LocalTime clock = CalendarTime.timeOfDay(number(local, 4), number(local, 5), number(local, 6), 0, at(column));
            return CalendarTime.in(DENMARK, day(local, column).atTime(clock), at(column));
        }
        try {
            return ReadTime.exact(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException none) {
            throw invalid(column, "Not a time; YYYY-MM-DDTHH:MM[:SS] is accepted, with or without +HH:MM");
        }
    }

    private LocalDate day(Matcher local, ListColumn column) {
        return CalendarTime.day(number(local, 1), number(local, 2), number(local, 3), at(column));
    }

    private String required(ListColumn column) {
        return cell(column).orElseThrow(() -> missing(column));
    }

    private UnreadableMessage missing(ListColumn column) {
        return new UnreadableMessage("FIELD_MISSING", at(column), "A required cell is empty");
    }

    private UnreadableMessage invalid(ListColumn column, String sentence) {
        return new UnreadableMessage("FIELD_INVALID", at(column), sentence);
    }

    private String at(ListColumn column) {
        return place + ", " + column.title();
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    @Override
    public String toString() {
        return "ListRow[" + place + "]";
    }
}
