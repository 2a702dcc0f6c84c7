package com.example.door;

/** What somebody shows to a lock. */
union Credential {
    String pin = "";
    byte[] card;
    /** Number of a phone that is near. Since version 2. */
    String phone = "";
}
