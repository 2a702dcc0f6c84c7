package com.example.door;

/** What a lock did. */
@Backing(type="int")
enum Verdict {
    REFUSED,
    OPENED,
}
