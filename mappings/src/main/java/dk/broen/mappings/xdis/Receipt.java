package dk.broen.mappings.xdis;

/**
 * A receipt of a letter.
 *
 * @param code XCTL02 or XCTL03
 * @param version for example XC0330Q
 * @param bytes an Emessage in UTF-8
 */
public record Receipt(String code, String version, byte[] bytes) {
    @Override
    public String toString() {
        return "Receipt[" + code + "]";
    }
}
