package dk.broen.adapters.profiles;

/** The check of a hub without MedCom's packages. */
record NoProfiles() implements ProfileCheck {
    @Override
    public Finding check(byte[] message) {
        return new Finding.Conforms();
    }

    @Override
    public void close() {}
}
