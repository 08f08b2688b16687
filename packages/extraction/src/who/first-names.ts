/**
 * Given names that are in most places borne by men alone, or by women alone, of the languages that news in English quotes
 * most. Names borne by both (Robin, Kim, Andrea, Sasha) are left out. Our own list, from common knowledge.
 */
const MEN = `aaron abdul abdullah abel abraham adam adel adnan adrian ahmad ahmed akira alan albert aldo alejandro alexander alexandre alfonso
  alfred ali alistair allan alvaro amadou amir amit anders andreas andrei andrew andrzej andy angus antoine anthony anton antonio antonis
  anwar arjun armand arne arnold arthur arturo ashok asim august augusto ayman aziz barry bartholomew bashar basil ben benedict benito benjamin
  bernard bernd bernie bertrand bill björn bob boris borys brad brendan brian bruce bruno bryan burak calum carl carlos casimir cecil cedric
  cemal chad charles charlie chris christian christoph christopher chuck claude clement clifford clive colin colm conor craig cyril cyrus damian
  dan daniel darren dave david davide declan denis dennis denzil derek desmond diego dieter dimitri dimitris dinesh dirk dmitri dmitry dominic
  don donald doug douglas duncan dylan earl eberhard ed eddie edgar edmund eduardo edward edwin egon einar elias elijah emanuel emil emile
  emmanuel enrico enrique enzo eric erich erik ernest ernesto ernst erwin esteban ethan eugene evan ezekiel ezequiel fabio faisal farouk felipe
  felix ferdinand fergus fernando fidel filip finn florian francesco francis francisco frank frans franz fred frederic frederick friedrich fyodor
  gabriel gareth gary gavin geoff geoffrey george georg georges georgios gerald gerard gerhard gerry getachew giacomo gilbert giorgio giorgos giovanni giulio
  giuseppe glenn gordon graham greg gregory grigory guido guillaume guillermo gunnar gustav gustavo guy haakon hakim hamid hamza hank hannes hans harald harold
  harry harvey hasan hassan hector heinrich heinz helmut henri henrik henry herbert herman hideo hiroshi horace horst howard hubert hugh hugo humphrey
  hussein ian ibrahim ignacio igor ilya imran ioannis isaac isaiah ismail ivan ivar jack jacob jacques jaime jakob jakub jamal james jan jarek
  jason javier jean jed jeff jeffrey jens jeremiah jeremy jerome jerry jesus jim jimmy joachim joakim joao joaquim joaquin joe joel johan johann johannes john johnny
  jon jonas jonathan jorge jose josef joseph joshua josé juan jules julian julio julius jürgen justin kabir kamal karel karim karl kaspar keith kemal ken kenneth kenji
  kevin khalid khalil klaus konrad konstantin kurt kwame kyle lars laurence laurent lawrence leif len leo leon leonard leonid leopold les
  levi lewis liam linus lloyd lorenzo lothar louis luc luca lucas lucian luciano ludwig luigi luis luka lukas luke maarten magnus mahmoud malcolm manfred manuel marc marcel
  marcin marco marcos marcus marek mario marius mark markus martin marvin massimo mateo mathias mathieu mats matt matteo matthew matthias maurice mauro max
  maximilian mehmet mehdi michael michal michel miguel mihai mike mikhail milan miles milos mohamed mohammad mohammed mohan morris mostafa muhammad murad mustafa
  nadim nasser nathan nathaniel ned neil nelson neville niall nicholas nick nicolas niels nigel nikhil nikita nikolai nikos nils noah noel norbert norman ola olaf oleg oliver
  olivier olof omar orlando oscar osama osman oswald otto pablo paolo pascal pat patrice patrick paul paulo pavel pavlos pedro per percy pete peter petr petros
  phil philip philipp philippe pier pierre piers piet pieter piotr rafael rahul rainer raj ralf ralph ramon randall rashid raul ray raymond rené reinhard
  ricardo riccardo richard rick roald rob robert roberto roderick rodrigo roger roland rolf roman ron ronald rory ross roy rudolf rupert russell ryan saeed said salim salman salvador
  salvatore sam samir samuel sanjay santiago saul scott sean sebastian sergei sergey sergio seth seymour shane shaun sid sidney sigmund silvio simon sixten solomon spencer stan
  stanislav stanley stavros stefan stefano stelios stephen steve steven stewart stig stuart sven taha takeshi tariq ted terence terry theo theodore thierry thomas tim timothy
  tobias toby todd tom tomas tomasz tommy tony torsten torvald trevor tristan uli ulrich umberto urs uwe vaclav valentin vernon victor viktor vikram vincent vincenzo
  vinod vito vitaly vladimir volodymyr wade walid walter warren wayne wendell werner wes wilbur wilhelm will willem william willy winston wolfgang xavier yasser yiannis yitzhak
  yousef youssef yuri yusuf yves zachary ziad zoltan zoran benyamin binyamin shlomo moshe itamar bezalel naftali yair yaakov yoav ehud avi eli gideon uri herzi ismael nabil mahdi donn marwan
  keir rishi jd jake antony emmanuel recep narendra sameh badr faysal nawaf jassim khaled hossam ghassan bilal sami osric ranjit halvard lachlan`

const WOMEN = `aaliyah abigail ada adele adelheid adriana agata agatha agnes agnete agnieszka aicha aisha alba alexandra alice alicia alina alison amanda amelia amina amira amparo amy ana
  anastasia angela angelica angelina anika anita ann anna annabel anne anneke anneline annette annie annika antonia anya april arlene asha astrid audrey ayelet ayesha barbara
  beata beatrice beatrix beatriz belinda benedetta benedikte bernadette bertha beth bethany betty beverley birgit birgitta bonnie brenda bridget brigid brigitte britt camilla camille carla carmen
  carol carole carolina caroline carolyn catalina catarina caterina catherine cathy cecilia celeste celia chantal charlotte chelsea chiara chloe christa christiane christina christine
  clara clare claudia claudine colette colleen concepcion constance cordelia corinne cristina cynthia dagmar dagny daisy danae daniela danielle daphne deborah debra deirdre delphine
  denise diana diane dolores dominique donna dora doreen doris dorothy ebba edith edna eileen elaine eleanor elena eleni elfriede elif elisa elisabeth elise eliza elizabeth ella ellen ellie elsa
  elspeth elvira emilia emily emine emma erica erika esi esmeralda esther ethel eugenia eunice eva eve evelyn fadila fatima fatma felicia felicity fernanda fiona flora florence frances francesca
  francine francoise freda frederica freya frida gabriela gabrielle gail genevieve georgia georgina geraldine gertrude gerda gillian gina gisela giulia giuliana gladys gloria grace greta gretchen gudrun guadalupe
  gunilla gwen gwendolyn gwyneth hanan hanna hannah hannelore harriet hazel heather hedda hedwig heidi helen helena helene helga henrietta henrike hermione hilary hilda hildegard hillary hope ida
  iman imelda ines inga inge ingeborg ingrid ingunn irena irene irina iris irma isabel isabella isabelle ivana ivy jacinda jacqueline jana jane janet janice janine jean jeanette jeanne jennifer jenny jessica
  jill joan joanna joanne josefina josephine joy joyce juanita judith judy julia juliana julie juliet june justine kaja karen karin karina karolina kate katharina katherine kathleen kathryn katja katri katrin katrina
  keiko kerstin khadija kirsten kirsty klara kristina laila latifa laura lauren layla lea leila leni lena leonie leonora leslie leticia lidia lillian lily linda lindsay lisa liv liz lois loretta lorna lorraine lotte louisa louise
  lucia lucinda lucrezia lucy ludmila luisa lydia lynn mabel madeleine magda magdalena maggie maja malala manuela mara marcella margaret margarita margarethe margot margrethe marguerite maria mariam marian mariana marianne marie
  marijke marina marissa marit marlene marta martha martina mary maryam matilda maud maura maureen mavis megan melanie melinda melissa mercedes meredith meryl mia michelle milena millicent mina miranda mireille miriam moira molly
  mona monica monika muriel myra nadia nadira nancy naomi natalia natalie natasha nelly nicola nicole nina noelle nora norma octavia odette olga olivia olympia ophelia oriel paloma pamela patricia patsy paula pauline pearl peggy penelope
  penny petra philippa phoebe phyllis pilar polly priscilla priti priya rachel raisa ramona rania raquel rebecca regina renata renate rhoda rhonda rita roberta rosa rosalba rosalind rosanna rose rosemary rowena roxana ruth sabina
  sabine sabrina sadia sally samantha samira sandra sara sarah savitri selma shabana shannon sharon sheila shelley shirley sibyl sienna signe sigrid sigrun silke silvia simone siobhan sofia solange soledad solveig sonia
  sonja sophia sophie stella stephanie steffi sue sunita sunniva susan susanna susanne suzanne svetlana sybil sylvia tabitha tamara tania tanya tatiana teresa thelma theresa therese thora tilda tilly tina torunn tove tracey trudy
  ulrike una ursula uta valentina valeria valerie vanessa vera verena veronica veronika vesna vicky victoria viola violet virginia vivian viviane wanda wendy wilhelmina wilma winifred yasmin yolanda yulia yvette yvonne zaynab zeinab zelda
  zoe zora zsuzsanna zuzana liat tzipi merav golda galia ursula giorgia kaja annalena kamala marine christa roxana imogen nayeli hinemoa ngaire teuila jacinta`

const wordsOf = (list: string): string[] => list.split(/\s+/)
const men = new Set(wordsOf(MEN))
const women = new Set(wordsOf(WOMEN))

/** Which pronoun a given name takes, in small letters; undefined where it is not among ours, or among both. */
export function pronounOfFirstName(first: string): 'he' | 'she' | undefined {
  const [isMan, isWoman] = [men.has(first), women.has(first)]
  return isMan === isWoman ? undefined : isMan ? 'he' : 'she'
}
