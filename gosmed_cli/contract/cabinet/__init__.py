"""Messages of the cabinet and of sign-in (WIRE), under `/api/cabinet/v1`.

They are TypedDicts, so that the portal's OpenAPI and the client's types are one definition, and the client
pays no import for them. Dates are ISO 8601 with an offset, numbers of applications are strings.

    POST  /registration/challenges        PhoneToRegister → Challenge
    POST  /registration                   Registration → Account (201)
    POST  /registration/certificates      CertificateAsked → Challenge
    POST  /registration/certificate       CertificateRegistration → Account (201)
    POST  /activation                     Activation → Activated
    POST  /activation/letters             LetterAsked → Letter
    POST  /recovery/challenges            RecoveryAsked → Challenge
    POST  /recovery                       Recovery → 204
    POST  /sign-in/challenges             Credentials → Challenge
    POST  /sign-in/tokens                 Proof → Tokens
    POST  /sign-in/refresh                Refresh → Tokens
    POST  /sign-in/revoke                 204
    GET   /sign-in/session                Session
    POST  /contacts/challenges            Contact → Challenge
    POST  /contacts/confirmations         ContactProof → 204
    GET   /account                        Account
    PATCH /account                        AccountChanges → Account
    PUT   /account/services/{name}        → Account: a professional service is switched on
    DELETE /account/services/{name}       → Account: and off
    GET   /applications                   ApplicationPage     ?service= status= number=(repeated) cursor= limit=
    GET   /applications/{number}          ApplicationDetail
    GET   /applications/{number}/attachments/{sha256}         the file
    GET   /applications/{number}/appointment                  Appointment
    PUT   /applications/{number}/appointment                  Booking → Appointment (booked later, or moved)
    DELETE /applications/{number}/appointment                 204: the meeting is off, the application stays
    GET   /documents                      DocumentPage        ?kind= direction= cursor= limit=
    PUT   /documents/{id}                 the file, ?kind=&name=, Content-Digest → Document (201; 200 again)
    GET   /documents/{id}                 Document
    GET   /documents/{id}/content         the file
    DELETE /documents/{id}                204
    GET   /services                       ServicePage         ?q= category=
    GET   /services/{slug}                the catalogue entry (`catalogue.Service.data`)
    GET   /trust                          TrustAnchors: whose signatures the portal believes
    GET   /trust/crl                      the list of revoked certificates (DER)
    GET   /events                         EventPage           ?after= wait=(seconds, at most 30) limit=
    GET   /deadlines                      DeadlineList
    GET   /help                           Help
    GET   /notifications                  NoticePage          ?kind= since= until= cursor= limit=
    GET   /notifications/settings         NoticeSettings
    PUT   /notifications/settings         NoticeSwitches → NoticeSettings
    GET   /journal                        ActionPage          ?since= until= cursor= limit=
    GET   /courses                        CoursePage          ?q= kind= specialty= region= from= to= free= …
    GET   /courses/{id}                   CourseDetail
    GET   /courses/{id}/materials/{name}  the file
    POST  /courses/{id}/enrolment         EnrolAsked → Enrolment (201; 409 course_full, course_requirements, …)
    GET   /enrolments                     EnrolmentPage       ?state= cursor= limit=
    GET   /enrolments/{id}                Enrolment
    PUT   /enrolments/{id}                ChangeAsked → Enrolment (another run, another course)
    DELETE /enrolments/{id}               Enrolment: cancelled
    GET   /training                       Training            ?year=
    PUT   /training/goal                  TrainingGoal → Training
    GET   /training/history               TrainingPage        ?from= to= kind= source= cursor= limit=
    GET   /training/certificate           PDF                 ?year=; 409 goal_not_reached
    POST  /training/certificate/transfer  CertificateOf → TrainingCertificate (handed over; twice is no fault)
    POST  /records/unlock/challenges      UnlockAsked → Challenge
    POST  /records/unlock                 UnlockProof → Unlocked (202 Challenge: not yet approved in the app)
    GET   /records/patients               PatientPage         ?q= cursor= limit=
    GET   /records/patients/{id}          Patient
    GET   /records/patients/{id}/records  RecordPage          ?from= to= kind= physician= cursor= limit=
    GET   /records/patients/{id}/analyses RecordPage          ?from= to= physician= cursor= limit=
    POST  /records/patients/{id}/exports  ExportAsked → ExportNoted (201)

Every answer has `X-Portal-Api` (the version of this contract), `X-Portal-Instance` (changes on reset) and a
`Date` in portal time.
"""
