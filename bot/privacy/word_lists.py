"""Words by which names and secrets are told from ordinary text in French, Swedish, Korean and English.

Whatever is compared with these lists is in small letters and NFC.
"""

from __future__ import annotations


def word_set(*lines: str) -> frozenset[str]:
    """Words written side by side, as a set."""
    return frozenset(word for line in lines for word in line.split())


PUBLIC_HOSTS = word_set(
    "adobe.com www.adobe.com marketing.adobe.com experience.adobe.com adminconsole.adobe.com",
    "experienceleague.adobe.com helpx.adobe.com experiencecloud.adobe.com account.adobe.com adobelogin.com",
    "ims-na1.adobelogin.com adobeid-na1.services.adobe.com",
)
"""Hosts that the documentation names, or that everybody has; any other may be a customer's."""

PUBLIC_VALUES = word_set(
    "adobe_marketing_cloud adobe_experience_cloud dma_campaign_classic dma_campaign campaign1",
    "/nl/jsp/logon.jsp logon.jsp serverconf.xml ims-na1 adobeid-na1 adobeid adobeorg adobe.io asp.net",
    "oauth2 oauth2.0 sha-256 sha256 sha-1 sha1 sha512 md5 rs256 hs256 base64 utf-8 utf8 tls1.2 tls1.3",
    "tlsv1.2 tlsv1.3 windows10 windows11 win10 win11 office365 microsoft365 http/1.1 http/2 iso8859-1 x509",
    "x.509",
)
"""Values and names of technology that look like ids, and are nobody's."""

PRODUCTS = word_set(
    # Adobe's
    "adobe adobes adobeid adobeorg campaign campaigns campain campagin campaing classic standard cloud",
    "experience marketing creative enterprise dashboard admin console analytics target journey optimizer",
    "manager workfront magento commerce audience acrobat reader photoshop indesign illustrator lightroom",
    "express stock firefly sign business federated org id ims neolane platform launch assets target connect",
    # labels of the console and of the documents
    "internal name type server scope scopes callback context product association mask masks external",
    "account accounts organization organisation client secret tenant label login group groups enabled",
    "details care customer administration platforms integration package access page url control panel",
    "managed services nom interne serveur rappel contexte produit masque correspondance compte comptes",
    "externe externes identifiant organisation libellé groupe groupes plateforme plateformes administration",
    "étendue périmètre internt namn typ konto konton externt externa återanrop återanropsserver",
    "produktkontext omfång associationsmask plattform plattformar grupp grupper organisations klient",
    "klienthemlighet hemlighet operator operators operatör operatörer administrator administrators support",
    "test stage prod production",
    # other people's
    "microsoft windows office excel word outlook teams exchange azure entra active directory okta google",
    "gmail chrome firefox safari edge mozilla android apple mac macos iphone ipad linux ubuntu debian",
    "centos redhat oracle postgresql postgres mysql mariadb sql java javascript python tomcat apache nginx",
    "citrix docker kubernetes jira confluence slack zoom telegram whatsapp salesforce sap workday",
    "servicenow snowflake bigquery hadoop kafka cloudflare akamai aws duo authenticator ping pingfederate",
    "saml openid oauth kerberos ldap github gitlab jenkins figma canva facebook instagram twitter linkedin",
    "youtube tiktok internet explorer powerpoint onedrive sharepoint vpn wi-fi wifi bluetooth unicode web",
    "delivery deliveries advanced import export routing activation integration intégration ads tools team",
    "teams admins base bad request found moved invalid forbidden unauthorized not developer developers sign",
    "in now connexion inloggning connection creativity products catalog workflow workflows template",
    "templates segment newsletter",
    # times, languages, countries
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july",
    "august september october november december christmas easter english french swedish korean german",
    "danish norwegian finnish dutch spanish italian polish european nordic france sweden korea germany",
    "denmark norway finland europe asia america",
    # words of a sentence that happen to stand in capitals
    "i i'm i've i'd i'll ok mr mrs ms mme mlle dr sir madam hello hi hej bonjour no yes is it the a an we",
    "you what why how where when who which la le les un une",
)
"""Words that keep their place in the middle of a sentence though they begin with a capital letter."""

GIVEN_NAMES = word_set(
    "adam adrien agathe agnès ahmed aida albin alexandre alexis alfred alice alicia aline alma amanda",
    "amandine amélie amina amir anaïs anders andrea andreas andrew andré anette angela anita anja ann anna",
    "anne annie annika anton antoine antony arnaud arne arthur arvid astrid aurélie aurélien axel barbara",
    "barbro baptiste beatrice béatrice benjamin bengt benoît bernard berit bertil bertrand birgitta björn",
    "bo brigitte britta bruno camilla camille carin carina carl carola caroline catherine cécile cecilia",
    "cédric céline charles charlotte charlie christelle christer christian christina christine christophe",
    "christopher clara clément colm coralie corinne dagmar damien daniel danièle david deborah delphine",
    "denis diana didier dominique ebba edith edvin edward elena eleonora elias elin elisabet elisabeth",
    "elizabeth élodie ella elsa emelie emil emilia emilie émilie emily emma emmanuel eric erik erika erwan",
    "ester estelle esther étienne eva evelina fabian fabien fabienne fabrice fanny fatima felix filip",
    "florence florent florian françois françoise fredrik fredrika gabriel gaël gaëlle géraldine gérard",
    "george gilles giovanni göran greta guillaume gunilla gunnar gustaf gustav håkan hampus hanna hannah",
    "hans helen hélène helena helene henri henrik henry hervé hilda hugo ida inès inga inger ingrid irène",
    "irina isabelle isak jack jacob jacqueline jacques jakob james jan jane jasmine jean jeanne jeannette",
    "jennifer jenny jérémy jérôme jessica jessika jimmy joachim joakim joan johan johanna johannes john jon",
    "jonas jonathan jörgen josefin joseph josé joséphine julia julie julien juliette jürgen kajsa karim",
    "karin karl karolina katarina kate katja kenneth kent kerstin kevin kim kjell klara klaus kristian",
    "kristina kristoffer lars lasse laura laure laurence laurent léa leif lena lennart léo lionel linda",
    "linnea lisa lisbeth loïc lotta louis louise lovisa luc lucas lucie ludovic lukas maja malik malika",
    "malin manon marc marcel marcus margareta margaux margot maria marianne marie marina marine marion",
    "markus martin martina märta mathieu mathilde matilda mats matthew matthias matthieu mattias maud",
    "maxime mehdi melanie mélanie melissa michael michaël michaela michel michèle mikael mireille mohamed",
    "mohammed moa monica monika monique morgane myriam nadia nadine natalie natasha nathalie nathan niamh",
    "nicholas nicolas nicole niklas nils nina noah noémie nora odile olga olivia olivier olle oscar oskar",
    "otto pascal pascale patrice patricia patrick patrik paul paula paulina pauline pelle per-erik peter",
    "petra petter philip philippe pierre-yves pontus quentin rachel rachid raj ralf raphaël rasmus rebecca",
    "rebecka régine rémi rémy renaud richard rickard robert robin roger roland rolf romain ronny ruth",
    "sabine sabrina salma samia samira samuel sandra sandrine sanna sara sarah sébastien siv siobhán simon",
    "simone sofia sofie solène sonia sophia sophie stefan steven stina stéphane stéphanie susanna susanne",
    "sven sverker svetlana sylvain sylvia sylvie tess tessa theo théo theodor thérèse thibault thibaut",
    "thierry thomas tina tobias tom tomas tomasz tommy tony tove tristan ulf ulla ulrika ulrike urban",
    "valérie vanessa vera véronique victor victoria viktor viktoria vincent virginie viveka walter wilhelm",
    "william xavier yann yannick yasmina yolande ylva yves yvette yvonne zoé åke åsa örjan",
)
"""Given names that are no ordinary word in any of the languages."""

KOREAN_NAMES = word_set(
    "민준 서준 도윤 예준 시우 하준 주원 지호 지후 준서 준우 도현 건우 현우 지훈 우진 선우 서진 민재 현준",
    "연우 정우 승우 시윤 준혁 승현 지환 승민 유준 시후 민성 준영 동욱 동현 성민 성훈 상훈 상현 재현 재훈",
    "영호 영수 영철 정훈 태현 태훈 민수 민호 진우 진호 경수 철수 서연 서윤 지우 서현 하은 하윤 민서 지유",
    "윤서 지민 채원 수아 지아 다은 은서 예은 수빈 지안 소율 예린 지원 소윤 지현 유진 수민 수진 예원 민지",
    "유나 은지 은정 은영 은주 혜진 혜원 지혜 지영 미영 미경 미숙 영희 영미 순자 정숙 현정 현주 현지 보람",
    "아름 가영 나영 다영 소영 주영 선영 진영 민영 하나",
)
"""Korean given names; they count after a family name, or before 님 and 씨."""

KOREAN_FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄변채원천방공현함"
)

KOREAN_ROLES = word_set(
    "고객 회원 담당 담당자 관리자 운영자 사용자 개발자 작성자 신청자 요청자 선생 팀장 부장 과장 차장 대리",
    "이사 대표 사장 매니저 책임 선임 주임 사원 실장 본부장 전무 상무 교수 박사 기사 작가 감독 형 누나 선배",
    "후배 어드민 봇 하느 손 파트장 그룹장 센터장 엔지니어 컨설턴트 마케터 상사 동료 여러 날 글 솜 말 마음",
    "아저 아가 불",
)
"""What stands before 님 or 씨 and is no name."""

ASKING = word_set(
    "where how what which is are can could who why when do does did must should shall may has have may not",
    "if où ou comment quel quelle quels quelles qui que quoi pourquoi quand est-ce faut-il peut-on dois-je",
    "doit-on c'est est sont peut doit faut comment? quelqu'un est-il est-elle ne pas si var hur vad vilken",
    "vilket vilka vem varför när är måste ska skall kan får bör har finns borde inte om 어디 어디서 어디에",
    "어디서요 어떻게 무엇 뭐 뭔가요 누가 누구 어느 왜 언제 어떤 몇",
)
"""Words that begin a question: after `password:` they are no password."""

NO_VALUE = word_set(
    "i we you they he she it this that these those please self customer then because so just again je tu il",
    "elle nous vous on ils elles ce cette cet ces y ça voir alors jag vi man de du den det detta dem hon",
    "han sedan så bara igen self-service wrong missing correct incorrect invalid valid empty expired",
    "required optional unknown lost forgotten needed ok okay changed renewed rotated hidden secret same",
    "different mandatory there here mine yours not never always still already now no yes only also too all",
    "any some set unset rejected refused accepted stored visible shown used gone old new right in on at the",
    "a an our my your their from for to of with by and or but perdu perdue oublié oubliée manquant",
    "manquante faux fausse incorrecte invalide expiré expirée vide obligatoire inconnu inconnue différent",
    "différente identique bon bonne nouveau nouvelle ancien ancienne changé caché ici là non oui le la les",
    "un une mon ma notre votre leur dans sur pour de du des chez et mais toujours déjà encore refusé fel",
    "saknas tomt tom glömt borta ogiltigt ogiltig utgånget utgått rätt olika samma nytt ny gammalt gammal",
    "bytt dolt okänt obligatoriskt nej ja en ett min vårt vår ert er i på till från för av och men redan",
    "fortfarande 없음 없어요 없습니다 틀림 틀려요 만료 만료됨 변경 필수 동일 다름 분실 오류 모름 비어",
)
"""What is said *of* a password, and is none."""

PLACEHOLDERS = word_set(
    "none null nil nothing empty todo tbd tba n/a na example sample test dummy placeholder changeme",
    "change-me redacted masked hidden removed confidential secret password token key value string your",
    "yours foo bar foobar undefined true false yes no env vault encrypted protected secure exemple aucun",
    "aucune rien vide masqué caché supprimé confidentiel valeur secret votre à_remplir à-remplir exempel",
    "inget ingen tomt dold dolt borttagen hemlig hemlighet hemligt lösenord värde ditt din ifylles 예시",
    "예제 없음 비공개 비밀 암호 비밀번호 시크릿 토큰 값 숨김 삭제됨 생략 입력 여기에입력",
)
"""What people put where the secret was."""

SYSTEMS = word_set(
    "user users username login operator operators employee account named called colleague utilisateur",
    "utilisatrice utilisateurs opérateur opératrice identifiant collègue nommé nommée appelle användare",
    "användaren användarnamn inloggning operatör operatören kollega kollegan heter 사용자 사용자명 운영자",
    "아이디 계정 로그인 이름",
)
"""Words after which, with a colon, somebody's login or name comes."""
