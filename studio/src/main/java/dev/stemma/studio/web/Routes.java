package dev.stemma.studio.web;

/** A group of operations of {@code openapi.yaml}. */
interface Routes {
    void addTo(Api api);
}
