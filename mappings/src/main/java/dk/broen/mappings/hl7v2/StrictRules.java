package dk.broen.mappings.hl7v2;

import ca.uhn.hl7v2.validation.builder.support.NoValidationBuilder;

/**
 * What HAPI validates: the version, by which it would choose a grammar. All other rules are those of {@link AdtMessage}: they need the
 * configuration of the hospital, name the field, and are checked before AA.
 */
final class StrictRules extends NoValidationBuilder {
    private static final long serialVersionUID = 1L;
    /** The versions of the profile: 2.3 to 2.8 with the corrections that HL7 has published. */
    static final String VERSIONS = "2\\.(3|3\\.1|4|5|5\\.1|6|7|7\\.1|8|8\\.1|8\\.2)";

    @Override
    protected void configure() {
        super.configure();
        forAllVersions().message().all().terser("MSH-12-1", matches("\\s*" + VERSIONS + "\\s*"));
    }
}
