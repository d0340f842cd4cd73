package dk.broen.mappings.hl7v2;

import java.util.LinkedHashMap;
import java.util.Map;

/** Builds an ADT message field by field, as a hospital sends it. All values are synthetic. */
final class AnAdt {
    private final Map<String, String[]> segments = new LinkedHashMap<>();

    private AnAdt(String trigger) {
        with("MSH-2", "^~\\&").with("MSH-3", "EPJ").with("MSH-4", "AUH").with("MSH-7", "20261121220510+0100")
            .with("MSH-9", "ADT^" + trigger).with("MSH-10", "C1").with("MSH-11", "P").with("MSH-12", "2.5.1")
            .with("EVN-1", trigger).with("EVN-2", "20261121220500+0100").with("EVN-6", "20261121220000+0100")
            .with("PID-3", "2509479989^^^&1.2.208.176.1.2&ISO^NNDNK").with("PID-5", "Sørensen^Åse").with("PID-11", "^^^^^^^^0751")
            .with("PV1-2", "I").with("PV1-3", "P2^12^1^AUHPSYK^^^^^Afsnit P2").with("PV1-10", "PSY").with("PV1-19", "V100");
    }

    static AnAdt of(String trigger) {
        return new AnAdt(trigger);
    }

    AnAdt with(String field, String value) {
        String[] fields = segments.computeIfAbsent(field.substring(0, 3), name -> new String[60]);
        fields[Integer.parseInt(field.substring(4))] = value;
        return this;
    }

    AnAdt without(String segment) {
        segments.remove(segment);
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        segments.forEach((name, fields) -> {
            StringBuilder segment = new StringBuilder(name);
            for (int i = name.equals("MSH") ? 2 : 1; i < fields.length; i++) {
                segment.append('|').append(fields[i] == null ? "" : fields[i]);
            }
            text.append(segment.toString().replaceAll("\\|+$", "")).append('\r');
        });
        return text.toString();
    }
}
