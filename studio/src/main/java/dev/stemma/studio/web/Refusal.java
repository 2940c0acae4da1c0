package dev.stemma.studio.web;

/** A request that is answered by a {@link Problem}, found before the workbench heard of it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Problem problem;

    Refusal(int status, Problem problem) {
        super(problem.error());
        this.status = status;
        this.problem = problem;
    }

    Refusal(int status, String error, String hint) {
        this(status, new Problem(error, hint));
    }

    /** The request is not as the documents of the API say. */
    static Refusal malformed(String error, String hint) {
        return new Refusal(400, error, hint);
    }

    int status() {
        return status;
    }

    Problem problem() {
        return problem;
    }
}
