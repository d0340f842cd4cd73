package dk.broen.mappings.medcom.profiles;

/** Thrown when the folder with MedCom's packages cannot be used. The text names the folder or the file and says what is needed. */
public final class UnusablePackages extends RuntimeException {
    UnusablePackages(String message) {
        super(message);
    }
}
