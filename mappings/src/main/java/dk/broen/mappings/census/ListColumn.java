package dk.broen.mappings.census;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of a CSV list and the fields of a JSON list. Others are ignored. */
enum ListColumn {
    CPR, VISIT, WARD, ADMITTED_AT, WARD_NAME, CLASS, PLANNED_DISCHARGE, NAME, MUNICIPALITY, LISTED_AT;

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean required() {
        return this == CPR || this == VISIT || this == WARD || this == ADMITTED_AT;
    }

    static Optional<ListColumn> of(String title) {
        String name = title.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        return Stream.of(values()).filter(column -> column.name().equals(name)).findFirst();
    }
}
